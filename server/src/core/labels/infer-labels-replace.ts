import { expandReplacement } from "../regex/expand-replacement.ts";
import { languageOf } from "../regex/language.ts";
import { readReplacement } from "../regex/replacement.ts";
import { addStep, knownValues, labelIn, uniteLabel, unknownValues } from "./combine-labels.ts";
import type { InferOptions } from "./infer-labels-context.ts";
import type { LabelValues, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance, ProvenanceStep } from "./provenance.ts";

export interface Replacement {
  /** The destination. */
  readonly name: string;
  readonly replacement: string;
  readonly source: string;
  readonly pattern: string;
}

/** The destination after `label_replace`. Mirrors `evalLabelReplace` of prometheus/prometheus. */
export function replacedLabel(
  series: PossibleLabels,
  replacement: Replacement,
  { step, options }: { readonly step: ProvenanceStep; readonly options: InferOptions },
): PossibleLabel | undefined {
  const { name, source, pattern } = replacement;
  const before = labelIn(series, name);
  const read = labelIn(series, source);
  const regex = options.regex(pattern);
  if (!regex.ok) return before;
  const inputs = valuesWithNone(read);
  if (inputs === undefined) {
    const made = labelOfUnknown(replacement, addStep(read?.from ?? [], step));
    return languageOf(pattern)?.matchesEverything() === true ? made : uniteLabel(before, made);
  }
  let result: PossibleLabel | undefined;
  let isFirst = true;
  for (const [input, ways] of inputs) {
    const match = regex.match(input);
    const output = match === undefined ? undefined : expandReplacement(replacement.replacement, match);
    const kept = name === source ? oneValue(name, input, ways) : before;
    const label = output === undefined ? kept : oneValue(name, output, addStep(ways, step));
    result = isFirst ? label : uniteLabel(result, label);
    isFirst = false;
  }
  return result;
}

/** All values of a label, and the empty one where it can be missing; `undefined` when they are not known. */
function valuesWithNone(label: PossibleLabel | undefined): Map<string, readonly Provenance[]> | undefined {
  if (label === undefined) return new Map([["", []]]);
  if (label.values.kind === "unknown") return undefined;
  const values = new Map(label.values.values);
  return label.certainty === "certain" ? values : values.set("", []);
}

function oneValue(name: string, value: string, from: readonly Provenance[]): PossibleLabel | undefined {
  if (value === "") return undefined;
  return { name, certainty: "certain", values: knownValues(new Map([[value, from]])), from };
}

/** What a source with any value is made into where the pattern matches. */
function labelOfUnknown(
  { name, replacement }: Replacement,
  from: readonly Provenance[],
): PossibleLabel | undefined {
  const parts = readReplacement(replacement);
  if (parts.every((part) => part.kind === "text")) return oneValue(name, expandedText(parts), from);
  const isNeverEmpty = parts.some((part) => part.kind === "text" && part.text !== "");
  return { name, certainty: isNeverEmpty ? "certain" : "possible", values: unknownValues, from };
}

function expandedText(parts: ReturnType<typeof readReplacement>): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

export interface Joined {
  /** The destination. */
  readonly name: string;
  readonly separator: string | undefined;
  readonly sources: readonly (string | undefined)[];
}

/** The destination after `label_join`. Mirrors `evalLabelJoin` of prometheus/prometheus. */
export function joinedLabel(
  series: PossibleLabels,
  { name, separator, sources }: Joined,
  step: ProvenanceStep,
): PossibleLabel | undefined {
  const unknown: PossibleLabel = {
    name,
    certainty: "possible",
    values: unknownValues,
    from: addStep([], step),
  };
  if (separator === undefined || sources.includes(undefined)) return unknown;
  const read = sources.map((source) => labelIn(series, source!));
  const from = addStep(
    read.flatMap((label) => label?.from ?? []),
    step,
  );
  const isCertain =
    (sources.length > 1 && separator !== "") || read.some((label) => label?.certainty === "certain");
  const values = joinedValues(read, separator);
  if (values.kind === "known" && values.values.size === 0) return undefined;
  return { name, certainty: isCertain ? "certain" : "possible", values: withWays(values, from), from };
}

function joinedValues(read: readonly (PossibleLabel | undefined)[], separator: string): LabelValues {
  let joined: string[] | undefined;
  for (const label of read) {
    const values = valuesWithNone(label);
    if (values === undefined) return unknownValues;
    const before: readonly string[] | undefined = joined;
    joined = [...values.keys()].flatMap(
      (value) => before?.map((start) => start + separator + value) ?? [value],
    );
    if (joined.length > mostJoined) return unknownValues;
  }
  return {
    kind: "known",
    values: new Map((joined ?? []).filter((value) => value !== "").map((value) => [value, []])),
  };
}

const mostJoined = 200;

function withWays(values: LabelValues, from: readonly Provenance[]): LabelValues {
  if (values.kind === "unknown") return values;
  return { kind: "known", values: new Map([...values.values.keys()].map((value) => [value, from])) };
}
