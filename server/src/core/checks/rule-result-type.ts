import type { Expression } from "../promql/ast.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { RuleCheck } from "./check.ts";

/** Prometheus loads a rule whose expression is a range vector or a string, but each of its evaluations fails. */
export const ruleResultType: RuleCheck = {
  id: "rule-result-type",
  summary: "A rule whose result is a range vector or a string",
  severity: "warning",
  looksAt: "rule",

  *run({ rule }) {
    const { expr } = rule;
    if (expr?.expression?.root === undefined || expr.expression.problems.length > 0) return;
    const type = unusableType(expr.expression.root);
    if (type === undefined) return;
    yield {
      span: expr.map.spanToSource(expr.expression.root.span),
      message: `rule result is not a vector or scalar. It is a ${type}: the rule loads, but every evaluation fails.`,
    };
  },
};

/** No function, operator or aggregation results in one of these types. */
function unusableType(expression: Expression): string | undefined {
  const inner = withoutParens(expression);
  if (inner?.kind === "MatrixSelector" || inner?.kind === "SubqueryExpr") return "range vector";
  return inner?.kind === "StringLiteral" ? "string" : undefined;
}
