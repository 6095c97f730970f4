import { type PossibleLabel, type PossibleLabels, presenceOf } from "../labels/possible-labels.ts";
import type { Provenance } from "../labels/provenance.ts";
import type { Knowledge } from "../project/knowledge.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { KnownValue } from "./judge-values.ts";

/** Which values a label is known to have. */
export interface KnownValues {
  readonly values: readonly KnownValue[];
  /** Whether these are the values of the very metric, or those that targets have whatever they expose. */
  readonly of: "metric" | "targets";
  /** Whether there can be no others. */
  readonly isWhole: boolean;
}

/** Missing where nothing is known of the label. */
export function knownValuesOf(
  knowledge: Knowledge,
  metric: string | undefined,
  label: string,
): KnownValues | undefined {
  if (label === metricNameLabel) return undefined;
  const ofMetric = metric === undefined ? undefined : knowledge.labelsOf(metric);
  if (ofMetric !== undefined) {
    const values = valuesIn(ofMetric, label, knowledge);
    return values && { values, of: "metric", isWhole: true };
  }
  const { targetLabels } = knowledge;
  const values = targetLabels?.labels.has(label) ? valuesIn(targetLabels, label, knowledge) : undefined;
  return values && { values, of: "targets", isWhole: false };
}

function valuesIn(
  labels: PossibleLabels,
  label: string,
  knowledge: Knowledge,
): readonly KnownValue[] | undefined {
  const possible = labels.labels.get(label);
  if (possible === undefined) {
    return presenceOf(label, labels) === "absent" ? withoutLabel(label, knowledge) : undefined;
  }
  if (possible.values.kind !== "known") return undefined;
  const values: KnownValue[] = [];
  for (const [value, ways] of possible.values.values) values.push({ value, source: sourceOf(ways) });
  return isCertain(possible) ? values : [...values, ...withoutLabel(label, knowledge)];
}

function isCertain({ certainty }: PossibleLabel): boolean {
  return certainty === "certain";
}

/** One for each target that is known not to have the label, and one where there is no such target. */
function withoutLabel(label: string, { jobs }: Knowledge): readonly KnownValue[] {
  const targets = jobs.flatMap((job) => job.targets);
  const lacking = targets.filter(({ labels }) => labels !== undefined && !labels.has(label));
  if (lacking.length === 0) return [{ value: "", source: "" }];
  return lacking.map(({ place }) => ({ value: "", source: fileName(place.file) }));
}

function sourceOf(ways: readonly Provenance[]): string {
  const place = ways[0]?.findLast((step) => step.place !== undefined)?.place;
  return place === undefined ? "" : fileName(place.file);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
