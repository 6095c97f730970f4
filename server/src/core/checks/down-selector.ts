import type { Expression, VectorSelector } from "../promql/ast.ts";
import { withoutParens } from "../promql/without-parens.ts";

/** The selector of an expression that is `up == 0` in one of its ways, and nothing else. */
export function downSelector(root: Expression | undefined): VectorSelector | undefined {
  const part = withoutParens(root);
  if (part?.kind !== "BinaryExpr" || part.lhs.kind !== "VectorSelector" || part.lhs.name !== "up")
    return undefined;
  const { op, lhs, rhs } = part;
  if (rhs?.kind !== "NumberLiteral") return undefined;
  const isDown = (op === "==" && rhs.value === 0) || ((op === "<" || op === "!=") && rhs.value === 1);
  return isDown && lhs.offset === undefined && lhs.at === undefined ? lhs : undefined;
}
