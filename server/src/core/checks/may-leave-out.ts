import { keepsSeries } from "../labels/infer-labels-aggregation.ts";
import type { Expression } from "../promql/ast.ts";

/** Whether a part may take labels away from series, told from its looks. */
export function mayLeaveOut(part: Expression): boolean {
  if (part.kind === "AggregateExpr") return !keepsSeries(part);
  if (part.kind === "Call") return /^(?:absent|vector|time|label_|histogram_q)/.test(part.name);
  return part.kind === "BinaryExpr" && part.vectorMatching !== undefined;
}
