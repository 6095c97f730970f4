import type { Expression } from "../../promql/ast.ts";
import { inferType } from "../../promql/infer-type.ts";
import { withoutParens } from "../../promql/without-parens.ts";

/** The number that an expression of numbers comes to. */
export function constantOf(expression: Expression | undefined, depth = 0): number | undefined {
  const node = withoutParens(expression);
  if (node === undefined || depth > deepest) return undefined;
  if (node.kind === "NumberLiteral") return node.value;
  if (node.kind !== "BinaryExpr") return undefined;
  const [left, right] = [constantOf(node.lhs, depth + 1), constantOf(node.rhs, depth + 1)];
  if (left === undefined || right === undefined) return undefined;
  switch (node.op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "^":
      return left ** right;
    default:
      return undefined;
  }
}

const deepest = 8;

export function isScalar(expression: Expression | undefined): boolean {
  const node = withoutParens(expression);
  return node?.kind === "NumberLiteral" || inferType(node) === "scalar";
}

/** `vector(0)`: one element without labels. */
export function isVectorOfNumber(expression: Expression | undefined): boolean {
  const node = withoutParens(expression);
  return node?.kind === "Call" && node.name === "vector" && constantOf(node.args.items[0]) !== undefined;
}

/** Whether there is at most one element, without labels. */
export function aggregatesAll(expression: Expression | undefined): boolean {
  let node = withoutParens(expression);
  while (node?.kind === "BinaryExpr")
    node = withoutParens(isScalar(node.rhs) ? node.lhs : isScalar(node.lhs) ? node.rhs : undefined);
  if (node?.kind !== "AggregateExpr") return false;
  const isNew = !["topk", "bottomk", "limitk", "limit_ratio", "count_values"].includes(node.op);
  return isNew && node.grouping?.without !== true && (node.grouping?.labels?.labels.length ?? 0) === 0;
}
