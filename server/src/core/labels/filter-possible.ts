import type { CompiledPattern } from "../regex/regex-compiler.ts";
import { labelIn, setLabel } from "./combine-labels.ts";
import {
  type JoinedText,
  joinedMatches,
  restrictLabel,
  type SourceValues,
  sourceValues,
} from "./joined-values.ts";
import { literalsOf } from "./pattern-facts.ts";
import type { PossibleLabels } from "./possible-labels.ts";
import type { RelabelOptions } from "./relabel.ts";
import type { RelabelConfig } from "./relabel-config.ts";

interface FilterTask {
  readonly labels: PossibleLabels;
  readonly config: RelabelConfig;
  readonly sources: readonly SourceValues[];
  readonly texts: readonly JoinedText[] | undefined;
  /** Missing for the actions that compare with another label. */
  readonly regex: CompiledPattern | undefined;
  readonly options: RelabelOptions;
}

/** What is left behind `keep`, `drop`, `keepequal` or `dropequal`, or `undefined` when nothing can come through. */
export function filterPossible(task: FilterTask): PossibleLabels | undefined {
  const { regex } = task;
  if (regex === undefined) return compareWithTarget(task);
  const keeps = task.config.action === "keep";
  if (task.texts !== undefined) {
    return onlyTexts(
      task,
      task.texts.filter(({ text }) => regex.matches(text) === keeps),
    );
  }
  return keeps ? keepUnknown(task, regex) : dropUnknown(task, regex);
}

/** What is known when the joined values are one of some texts. */
function onlyTexts(
  { labels, sources, texts }: Pick<FilterTask, "labels" | "sources" | "texts">,
  left: readonly Pick<JoinedText, "parts">[],
): PossibleLabels | undefined {
  if (left.length === 0) return undefined;
  if (left.length === texts?.length) return labels;
  let result = labels;
  for (const [at, source] of sources.entries()) {
    const allowed = new Set(left.map(({ parts }) => parts[at]!));
    const label = labelIn(result, source.name);
    if (label === undefined) continue;
    result = setLabel(result, source.name, restrictLabel(label, allowed));
  }
  return result;
}

function keepUnknown(task: FilterTask, regex: CompiledPattern): PossibleLabels | undefined {
  const { labels, config, sources } = task;
  const literals = literalsOf(config.regex, regex);
  if (literals !== undefined) {
    const left = literals.flatMap((text) => splits(text, task)).slice(0, mostSplits + 1);
    return left.length > mostSplits ? labels : onlyTexts({ labels, sources, texts: undefined }, left);
  }
  const verdict = joinedMatches(sources, config);
  if (verdict === "never") return undefined;
  const [source, ...others] = sources;
  if (source?.label === undefined || others.length > 0 || verdict === "always") return labels;
  const { label } = source;
  return setLabel(labels, source.name, {
    ...label,
    certainty: regex.matches("") ? label.certainty : "certain",
    values: { kind: "unknown", pattern: source.pattern ?? config.regex },
  });
}

function dropUnknown(task: FilterTask, regex: CompiledPattern): PossibleLabels | undefined {
  const { labels, config, sources } = task;
  if (joinedMatches(sources, config) === "always") return undefined;
  const [source, ...others] = sources;
  if (source?.label === undefined || others.length > 0 || !regex.matches("")) return labels;
  return setLabel(labels, source.name, { ...source.label, certainty: "certain" });
}

/** How many ways to make a text of values are gone through. */
const mostSplits = 300;

/** Each way in which the source labels can make a text together. */
function splits(
  text: string,
  { sources, config, options }: FilterTask,
): readonly Pick<JoinedText, "parts">[] {
  let partial: readonly { readonly parts: readonly string[]; readonly rest: string }[] = [
    { parts: [], rest: text },
  ];
  for (const [at, source] of sources.entries()) {
    const isLast = at === sources.length - 1;
    partial = partial.flatMap(({ parts, rest }) =>
      heads(rest, isLast ? undefined : config.separator)
        .filter(([head]) => mayBe(source, head, options))
        .map(([head, tail]) => ({ parts: [...parts, head], rest: tail })),
    );
    if (partial.length > mostSplits) return Array.from({ length: mostSplits + 1 }, () => ({ parts: [] }));
  }
  return partial;
}

/** What may stand before a separator, and what then stands behind it. */
function heads(
  text: string,
  separator: string | undefined,
): readonly (readonly [head: string, tail: string])[] {
  if (separator === undefined) return [[text, ""]];
  const found: [string, string][] = [];
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
    found.push([text.slice(0, at), text.slice(at + separator.length)]);
    if (separator === "" && at === text.length) break;
  }
  return found;
}

function mayBe(source: SourceValues, text: string, { compile }: RelabelOptions): boolean {
  if (source.texts !== undefined) return source.texts.includes(text);
  if (text === "") return source.mayBeEmpty;
  const regex = source.pattern === undefined ? undefined : compile(source.pattern);
  return regex?.ok !== true || regex.matches(text);
}

/** `keepequal` and `dropequal`. */
function compareWithTarget(task: FilterTask): PossibleLabels | undefined {
  const { labels, config, sources, texts, options } = task;
  const keeps = config.action === "keepequal";
  if (sources.length === 1 && sources[0]!.name === config.targetLabel) return keeps ? labels : undefined;
  const target = sourceValues(labels, config.targetLabel);
  if (!keeps) {
    const isSame = texts?.length === 1 && target.texts?.length === 1 && texts[0]!.text === target.texts[0];
    return isSame ? undefined : labels;
  }
  if (texts === undefined) {
    if (target.texts === undefined) return labels;
    const left = target.texts.flatMap((text) => splits(text, task)).slice(0, mostSplits + 1);
    return left.length > mostSplits ? labels : onlyTexts(task, left);
  }
  const left = texts.filter(({ text }) => mayBe(target, text, options));
  const narrowed = onlyTexts(task, left);
  if (narrowed === undefined || target.label === undefined) return narrowed;
  const equal = restrictLabel(labelIn(narrowed, config.targetLabel), new Set(left.map(({ text }) => text)));
  return setLabel(narrowed, config.targetLabel, equal);
}
