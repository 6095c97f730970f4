import type { Expression, ParenExpr } from "./ast.ts";

/** What stands in parentheses, however many there are. */
export function withoutParens(
  expression: Expression | undefined,
): Exclude<Expression, ParenExpr> | undefined {
  let node = expression;
  while (node?.kind === "ParenExpr") node = node.expr;
  return node;
}
