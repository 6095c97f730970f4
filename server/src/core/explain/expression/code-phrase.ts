import { metricOf } from "../../project/selector-source.ts";
import type { Expression } from "../../promql/ast.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { type Phrase, quote, type Scope, say } from "./speech.ts";

/** What the number stands for that something is compared with: " (`read_failed`)". */
export function codePhrase(compared: Expression | undefined, value: number, scope: Scope): Phrase {
  const metric = metricOfValues(compared);
  const name = metric && scope.nameOfValue?.(metric, value);
  return name ? say` (${quote(name)})` : [];
}

/** The metric whose values these are, as they are. */
function metricOfValues(expression: Expression | undefined): string | undefined {
  let node = withoutParens(expression);
  while (node !== undefined && node.kind !== "VectorSelector") node = withoutParens(handedOn(node));
  return node && metricOf(node);
}

/** What a part takes its values from without changing them. */
function handedOn(node: Expression): Expression | undefined {
  switch (node.kind) {
    case "MatrixSelector":
      return node.vectorSelector;
    case "AggregateExpr":
      return /^(?:min|max|topk|bottomk)$/.test(node.op) ? node.expr : undefined;
    case "Call":
      return /^(?:(?:min|max|last)_over_time|sort|sort_desc)$/.test(node.name)
        ? node.args.items[0]
        : undefined;
    default:
      return undefined;
  }
}
