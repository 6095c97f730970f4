import { unknownValues } from "./combine-labels.ts";
import type { PossibleLabel, PossibleLabels } from "./possible-labels.ts";

/**
 * What is known of labels that rules may have changed which nobody sees, as those of a Prometheus resource do with the
 * targets of a monitor: any label may be gone or have another value, and any other may be there.
 */
export function withUnseenRules({ labels, open }: PossibleLabels): PossibleLabels {
  const changed = new Map<string, PossibleLabel>();
  for (const [name, label] of labels) {
    changed.set(name, { ...label, certainty: "possible", values: unknownValues });
  }
  const from = [{ origin: { kind: "operator", resource: "Prometheus" } } as const];
  return { labels: changed, open: [...open, { allows: () => true, from }] };
}
