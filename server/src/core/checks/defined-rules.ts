import type { RuleInProject } from "./check.ts";

/** Whether another rule, of any file, records the metric: the server may not run it yet. */
export function isRecorded(metric: string, { rule, knowledge, workspace }: RuleInProject): boolean {
  // What a rule makes of a metric of the same name has to come from somewhere, too.
  const own = rule.kind === "recording" && rule.record.value === metric ? 1 : 0;
  if (knowledge.recordingRulesOf(metric).length > own) return true;
  return workspace !== undefined && workspace.count("recording", metric) > own;
}

export function isAlert(name: string, { knowledge, workspace }: RuleInProject): boolean {
  return knowledge.alertingRulesOf(name).length > 0 || (workspace?.count("alerting", name) ?? 0) > 0;
}
