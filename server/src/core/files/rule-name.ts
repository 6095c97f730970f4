import type { Rule, TextField } from "./rule-file.ts";

/** What a rule is called. */
export function ruleName(rule: Rule): TextField | undefined {
  return rule.kind === "alerting" ? rule.alert : rule.kind === "recording" ? rule.record : undefined;
}
