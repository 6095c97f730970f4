import type { ProjectRuleCheck } from "./check.ts";
import { mayMisuse, misusedFunctions } from "./counter-functions.ts";

/** A counter starts again at zero, which these functions take for a fall. */
export const deltaOfCounter: ProjectRuleCheck = {
  id: "delta-of-counter",
  summary: "`delta()`, `idelta()` or `deriv()` of a counter",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: ({ rule }) => mayMisuse("counter", rule),

  run: (subject) =>
    misusedFunctions("counter", subject, (called) => `${called} is far below zero after each new start`),
};
