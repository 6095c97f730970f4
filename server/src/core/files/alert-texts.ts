import type { LabelEntry, Rule } from "./rule-file.ts";

/** The labels and annotations of an alerting rule: what Prometheus reads as templates. Other rules have none. */
export function alertTexts(rule: Rule): readonly LabelEntry[] {
  if (rule.kind !== "alerting") return [];
  return [...(rule.labels?.labels ?? []), ...(rule.annotations?.labels ?? [])];
}
