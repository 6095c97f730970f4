import { absentValueProblem } from "./absent-value-problem.ts";
import type { ProjectRuleCheck } from "./check.ts";

/**
 * A value that no series of the metric has. It may still come: a code of an error that nobody has met. Where a similar
 * one is there, `misspelt-value` speaks.
 */
export const absentValue: ProjectRuleCheck = {
  id: "absent-value",
  summary: "A matcher for values that no series of the metric has on the server",
  severity: "information",
  looksAt: "rule-in-project",
  needs: "facts",

  run: (subject) => absentValueProblem(subject, { isMisspelt: false }),
};
