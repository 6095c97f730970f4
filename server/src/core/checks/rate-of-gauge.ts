import type { Expression } from "../promql/ast.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { mayMisuse, misusedFunctions } from "./counter-functions.ts";

/** A gauge goes up and down, and these functions take every decrease for a counter that started again at zero. */
export const rateOfGauge: ProjectRuleCheck = {
  id: "rate-of-gauge",
  summary: "`rate()`, `irate()` or `increase()` of a gauge",
  severity: "warning",
  looksAt: "rule-in-project",
  // What is called a counter is taken for one where there is no server.
  mayFind: ({ rule, facts }) =>
    mayMisuse("gauge", rule, (range) => facts.source === undefined && isCalledCounter(range)),

  run: (subject) =>
    misusedFunctions(
      "gauge",
      subject,
      (called) => `${called} takes each of its decreases for a new start at zero`,
    ),
};

function isCalledCounter(range: Expression | undefined): boolean {
  const selector = range?.kind === "MatrixSelector" ? range.vectorSelector : undefined;
  return selector?.kind === "VectorSelector" && /_(?:total|count|sum|bucket)$/.test(selector.name ?? "");
}
