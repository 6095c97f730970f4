import type { Expression } from "../promql/ast.ts";
import type { RuleCheck } from "./check.ts";
import { soundExpression } from "./sound-expression.ts";

/** `up == 1` returns the targets that are fine, and so the alert fires for each of them. */
export const firesWhileHealthy: RuleCheck = {
  id: "fires-while-healthy",
  summary: "An alert that fires while all is well",
  severity: "warning",
  looksAt: "rule",
  mayFind: ({ kind, expr }) => kind === "alerting" && expr !== undefined && /\bup\b/.test(expr.value),

  *run({ rule }) {
    const root = soundExpression(rule);
    if (rule.kind !== "alerting" || root === undefined || isMeantSo(rule.alert.value)) return;
    let part: Expression | undefined = root;
    while (part?.kind === "ParenExpr") part = part.expr;
    if (part?.kind !== "BinaryExpr" || part.returnBool !== undefined || part.lhs.kind !== "VectorSelector")
      return;
    const { op, lhs, rhs } = part;
    if (lhs.name !== "up" || rhs?.kind !== "NumberLiteral") return;
    const { value } = rhs;
    const isHealthy =
      (op === "==" && value === 1) ||
      (op === "!=" && value === 0) ||
      (op === ">" && value >= 0 && value < 1) ||
      (op === ">=" && value > 0 && value <= 1);
    if (!isHealthy) return;
    yield {
      span: rule.expr!.map.spanToSource(part.span),
      message:
        "`up` is 1 while a target can be scraped: this alert fires for every target that is up. Did you mean `up == 0`?",
    };
  },
};

/** Some alerts tell that something is there which should not be, or are there to fire always. */
function isMeantSo(alert: string): boolean {
  return /(?<!not?[ _-]?)(?:up(?![a-z])|alive|health(?!check)|watch|heart|deadman|dead_man|recover|exist|present|running|start|online|back|unexpected|test|still|found|detect|connected)/i.test(
    alert.replace(/unhealthy/gi, ""),
  );
}
