import type { Expression } from "../core/promql/ast.ts";

/** The expressions that an expression is made of, in the order of the text. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "AggregateExpr":
      return node.args?.items ?? [];
    case "BinaryExpr":
      return present(node.lhs, node.rhs);
    case "Call":
      return node.args.items;
    case "DurationExpr":
      return present(node.lhs, node.rhs);
    case "MatrixSelector":
      return present(node.vectorSelector, node.range);
    case "ParenExpr":
    case "UnaryExpr":
      return present(node.expr);
    case "SubqueryExpr":
      return present(node.expr, node.range, node.step);
    case "NumberLiteral":
    case "StringLiteral":
    case "VectorSelector":
      return [];
  }
}

function present(...nodes: readonly (Expression | undefined)[]): Expression[] {
  return nodes.filter((node) => node !== undefined);
}
