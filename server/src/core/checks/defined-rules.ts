import type { RuleInProject } from "./check.ts";

type Rules = Pick<RuleInProject, "knowledge" | "workspace">;

/** Whether a rule of any file records the metric: the server may not run it yet. */
export function isRecorded(metric: string, { knowledge, workspace }: Rules): boolean {
  return knowledge.recordingRulesOf(metric).length > 0 || workspace?.defines("recording", metric) === true;
}

export function isAlert(name: string, { knowledge, workspace }: Rules): boolean {
  return knowledge.alertingRulesOf(name).length > 0 || workspace?.defines("alerting", name) === true;
}
