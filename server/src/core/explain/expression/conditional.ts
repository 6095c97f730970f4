import { seriesArgumentOf } from "../../labels/infer-labels-call.ts";
import type { Expression } from "../../promql/ast.ts";
import { isComparisonOperator } from "../../promql/operators.ts";

import { withoutParens } from "../../promql/without-parens.ts";

/** Whether an expression asks for something: whether its result depends on more than that there are series. */
export function isConditional(expression: Expression | undefined, depth = 0): boolean {
  const node = withoutParens(expression);
  if (node === undefined || depth > deepest) return false;
  switch (node.kind) {
    case "BinaryExpr":
      if (node.op === "and" || node.op === "unless") return true;
      if (isComparisonOperator(node.op)) return node.returnBool === undefined || asks(node, depth);
      return asks(node, depth);
    case "Call":
      if (node.name === "absent" || node.name === "absent_over_time") return true;
      return node.args.items.length > 0 && isConditional(seriesArgumentOf(node), depth + 1);
    case "AggregateExpr":
    case "UnaryExpr":
      return isConditional(node.expr, depth + 1);
    default:
      return false;
  }
}

function asks({ lhs, rhs }: Expression & { readonly kind: "BinaryExpr" }, depth: number): boolean {
  return isConditional(lhs, depth + 1) || isConditional(rhs, depth + 1);
}

const deepest = 24;
