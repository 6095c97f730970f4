import type { Call, Expression, MatrixSelector, VectorSelector } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import { withoutParens } from "../promql/without-parens.ts";

/** A function that is applied to a range of samples. */
interface RangeCall {
  readonly call: Call;
  readonly range: MatrixSelector;
  readonly selector: VectorSelector;
}

/** The calls of these functions on a selector with a range. */
export function* rangeCalls(
  root: Expression | undefined,
  names: Pick<ReadonlySet<string>, "has">,
): Generator<RangeCall> {
  for (const call of walk(root)) {
    if (call.kind !== "Call" || !names.has(call.name)) continue;
    for (let part of call.args.items) {
      while (part.kind === "ParenExpr" && part.expr !== undefined) part = part.expr;
      if (part.kind !== "MatrixSelector") continue;
      const selector = selectorIn(part.vectorSelector);
      if (selector !== undefined) yield { call, range: part, selector };
    }
  }
}

function selectorIn(part: Expression): VectorSelector | undefined {
  const inner = withoutParens(part);
  return inner?.kind === "VectorSelector" ? inner : undefined;
}
