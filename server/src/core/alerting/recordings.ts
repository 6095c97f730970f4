import type { LabelsField } from "../files/rule-file.ts";
import type { SourceFile } from "../files/source-file.ts";
import type { Knowledge } from "../project/knowledge.ts";
import type { RecordedBy } from "./judge-selector.ts";

type Recordings = ReadonlyMap<string, readonly RecordedBy[]>;

const remembered = new WeakMap<SourceFile, Recordings>();

/** The rules that record a metric: those that the same configurations load, else those of the same files. */
export function recordingsFor(
  knowledge: Knowledge,
  files: readonly SourceFile[],
): (metric: string) => readonly RecordedBy[] {
  return (metric) => {
    const known = knowledge.recordingRulesOf(metric);
    return known.length > 0 ? known : files.flatMap((file) => recordingsIn(file).get(metric) ?? []);
  };
}

function recordingsIn(file: SourceFile): Recordings {
  const known = remembered.get(file);
  if (known !== undefined) return known;
  const recordings = new Map<string, RecordedBy[]>();
  for (const { group, rules } of file.groups()) {
    const ofGroup = labelsOf(group.labels);
    for (const { rule } of rules()) {
      if (rule.kind !== "recording" || rule.expr === undefined) continue;
      const labels = new Map([...ofGroup, ...labelsOf(rule.labels)]);
      const recorded = {
        expr: rule.expr.value,
        labels: [...labels].map(([name, value]) => ({ name, value })),
      };
      const same = recordings.get(rule.record.value);
      if (same === undefined) recordings.set(rule.record.value, [recorded]);
      else same.push(recorded);
    }
  }
  remembered.set(file, recordings);
  return recordings;
}

function labelsOf(field: LabelsField | undefined): readonly (readonly [name: string, value: string])[] {
  return (field?.labels ?? []).map(({ name, text }) => [name.value, text]);
}
