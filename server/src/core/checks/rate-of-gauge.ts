import type { ProjectRuleCheck } from "./check.ts";
import { misusedFunctions } from "./counter-functions.ts";

/** A gauge goes up and down, and these functions take every decrease for a counter that started again at zero. */
export const rateOfGauge: ProjectRuleCheck = {
  id: "rate-of-gauge",
  summary: "`rate()`, `irate()` or `increase()` of a gauge",
  severity: "warning",
  looksAt: "rule-in-project",
  // What is called a counter is taken for one where there is no server.
  mayFind: ({ rule, facts }) =>
    (facts.source === undefined ? ofNoCounter : called).test(rule.expr?.value ?? ""),

  run: (subject) =>
    misusedFunctions(
      "gauge",
      subject,
      (called) => `${called} takes each of its decreases for a new start at zero`,
    ),
};

const called = /\b(?:i?rate|increase)\s*\(/;
const ofNoCounter = /\b(?:i?rate|increase)\s*\((?!\s*[\w:]*_(?:total|count|sum|bucket)\s*[[{])/;
