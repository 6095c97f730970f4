import { absentValueProblem } from "./absent-value-problem.ts";
import type { ProjectRuleCheck } from "./check.ts";

/** A value that no series of the metric has, but one that differs in a letter or two. */
export const misspeltValue: ProjectRuleCheck = {
  id: "misspelt-value",
  summary: "A value that no series of the metric has on the server, but a similar one",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  run: (subject) => absentValueProblem(subject, { isMisspelt: true }),
};
