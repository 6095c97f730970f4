import { expandReplacement } from "../regex/expand-replacement.ts";
import type { CompiledPattern } from "../regex/regex-compiler.ts";
import {
  dropLabels,
  joinWays,
  labelIn,
  limited,
  uniteLabel,
  unknownValues,
  withStep,
} from "./combine-labels.ts";
import { mappedOpen, openWhere } from "./open-names.ts";
import { literalsOf } from "./pattern-facts.ts";
import type { OpenLabels, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { ProvenanceStep } from "./provenance.ts";
import type { RelabelConfig } from "./relabel-config.ts";

interface NameTask {
  readonly labels: PossibleLabels;
  readonly config: RelabelConfig;
  readonly regex: CompiledPattern;
  readonly step: ProvenanceStep;
}

/** `labelmap` of labels that are not all known. */
export function mapPossible(task: NameTask): PossibleLabels {
  const { labels, config, regex, step } = task;
  const mapped = new Map<string, PossibleLabel[]>();
  for (const label of labels.labels.values()) {
    const match = regex.match(label.name);
    if (match === undefined) continue;
    const name = expandReplacement(config.replacement, match);
    mapped.set(name, [...(mapped.get(name) ?? []), { ...withStep(label, step), name }]);
  }
  const result = new Map(labels.labels);
  for (const [name, sources] of mapped) result.set(name, mappedLabel(labelIn(labels, name), sources));
  const mapping = { pattern: config.regex, regex, replacement: config.replacement };
  const opened = labels.open.flatMap((open): readonly OpenLabels[] => {
    const names = mappedOpen(open, mapping);
    return names === undefined ? [] : [{ ...names, from: [...open.from, step] }];
  });
  for (const label of result.values()) {
    const over = opened.filter((open) => open.allows(label.name)).map((open) => open.from);
    // Labels that are listed may be overwritten by those whose names are not known.
    if (over.length > 0) {
      result.set(label.name, { ...label, values: unknownValues, from: joinWays(label.from, over) });
    }
  }
  return limited(result, [...labels.open, ...opened]);
}

/** Each of several labels may be the last one that takes the name; where none is certain, it may keep what it was. */
function mappedLabel(old: PossibleLabel | undefined, sources: readonly PossibleLabel[]): PossibleLabel {
  const isCertain = sources.some(({ certainty }) => certainty === "certain");
  let label = sources[0]!;
  for (const other of sources.slice(1)) label = uniteLabel(label, other) ?? label;
  if (isCertain) return { ...label, certainty: "certain" };
  const united = uniteLabel(old, label) ?? label;
  // Mapping never takes a label away.
  return old?.certainty === "certain" ? { ...united, certainty: "certain" } : united;
}

/** `labeldrop` and `labelkeep` of labels that are not all known. */
export function selectPossible({ labels, config, regex }: NameTask): PossibleLabels {
  const isKept = (name: string) => regex.matches(name) === (config.action === "labelkeep");
  const dropped = [...labels.labels.keys()].filter((name) => !isKept(name));
  const names = config.action === "labelkeep" ? literalsOf(config.regex, regex) : undefined;
  if (names === undefined) {
    const kept = dropLabels({ labels: labels.labels, open: [] }, dropped);
    return { labels: kept.labels, open: labels.open.map((open) => openWhere(open, isKept)) };
  }
  const all = names.flatMap((name) => labelIn(labels, name) ?? []);
  return { labels: new Map(all.map((label) => [label.name, label])), open: [] };
}
