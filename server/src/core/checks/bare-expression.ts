import type { Expression } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { isComparisonOperator } from "../promql/operators.ts";

/**
 * An expression without what makes it empty now and then: comparisons with numbers, times that are not now. What is
 * left has all of its label sets and maybe more. Missing where it is nested too deep.
 */
export function bareExpression(part: Expression, depth = 0): Expression | undefined {
  if (depth > deepest) return undefined;
  const bare = (inner: Expression) => bareExpression(inner, depth + 1);
  switch (part.kind) {
    case "VectorSelector":
      return { ...part, offset: undefined, at: undefined };
    case "MatrixSelector": {
      const vectorSelector = bare(part.vectorSelector);
      return vectorSelector && { ...part, vectorSelector, offset: undefined, at: undefined };
    }
    case "SubqueryExpr": {
      const expr = bare(part.expr);
      return expr && { ...part, expr, offset: undefined, at: undefined };
    }
    case "ParenExpr": {
      const expr = part.expr && bare(part.expr);
      return expr === undefined || standsAlone.test(expr.kind) ? expr : { ...part, expr };
    }
    case "UnaryExpr": {
      const expr = part.expr && bare(part.expr);
      return expr && { ...part, expr };
    }
    case "AggregateExpr":
    case "Call": {
      const items = part.args?.items.map(bare);
      if (part.args === undefined || items === undefined) return undefined;
      const known = items.filter((item) => item !== undefined);
      if (known.length < items.length) return undefined;
      return { ...part, args: { ...part.args, items: known } };
    }
    case "BinaryExpr": {
      const lhs = bare(part.lhs);
      const rhs = part.rhs && bare(part.rhs);
      if (lhs === undefined || rhs === undefined) return undefined;
      if (isComparisonOperator(part.op) && part.returnBool === undefined) {
        if (inferType(rhs) === "scalar") return lhs;
        if (inferType(lhs) === "scalar") return rhs;
      }
      return { ...part, lhs, rhs };
    }
    default:
      return part;
  }
}

/** What needs no parentheses. */
const standsAlone = /^(?:VectorSelector|AggregateExpr|Call|ParenExpr)$/;
const deepest = 50;
