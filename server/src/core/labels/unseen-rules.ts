import { unknownValues } from "./combine-labels.ts";
import type { PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance } from "./provenance.ts";

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

/** Whether a label comes about in this way only if rules that nobody sees make it. */
export function isOfUnseenRules(way: Provenance): boolean {
  const [first] = way;
  return way.length === 1 && first!.origin.kind === "operator" && first!.origin.resource === "Prometheus";
}
