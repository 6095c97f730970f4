import type { Expression } from "./ast.ts";
import { findFunction } from "./functions.ts";
import type { ValueType } from "./value-type.ts";

/** The type of an expression; `undefined` where a part that decides is missing or unknown. */
export function inferType(expression: Expression | undefined): ValueType | undefined {
  let node = expression;
  // Chains of operators lean to the left and may be very long.
  while (node !== undefined) {
    switch (node.kind) {
      case "AggregateExpr":
      case "VectorSelector":
        return "vector";
      case "MatrixSelector":
      case "SubqueryExpr":
        return "matrix";
      case "NumberLiteral":
      case "DurationExpr":
        return "scalar";
      case "StringLiteral":
        return "string";
      case "Call":
        return findFunction(node.name)?.returnType;
      case "ParenExpr":
      case "UnaryExpr":
        node = node.expr;
        break;
      case "BinaryExpr":
        if (inferType(node.rhs) !== "scalar") return "vector";
        if (node.lhs.kind !== "BinaryExpr") return inferType(node.lhs) === "scalar" ? "scalar" : "vector";
        node = node.lhs;
    }
  }
  return undefined;
}
