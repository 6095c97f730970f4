import type { AggregateExpr, BinaryExpr, Call, Expression, VectorSelector } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { matchersOf } from "../promql/selector.ts";
import type { Span } from "../text/span.ts";
import type { LabelFlow } from "./infer-labels.ts";
import { keepsSeries } from "./infer-labels-aggregation.ts";
import { seriesArgumentOf } from "./infer-labels-call.ts";
import { isMatched, matchedLabels } from "./matched-labels.ts";
import { presenceOf } from "./possible-labels.ts";

/** What in an expression makes that a label is not there. */
export interface Absence {
  readonly reason: /** The series of the selector never have it. */
    | "not-selected"
    /** A matcher asks for series without it. */
    | "matcher"
    /** An aggregation, a function or an operator removes it: what it works on may have it. */
    | "removed"
    /** The series have to agree with those of the other side, which never have it. */
    | "other-side"
    /** It is a scalar, or the function makes its series without looking at others. */
    | "made-without";
  /** The part of the expression that does so. */
  readonly part: Expression;
  /** What in it does so: `by (job)`, the name of a function, a matcher. */
  readonly span: Span;
}

/** Why the series of a part of an expression never have a label; `undefined` when they can have it. */
export function whyAbsent(name: string, part: Expression, flow: LabelFlow): Absence | undefined {
  const isAbsent = (each: Expression): boolean => presenceOf(name, flow.labelsOf(each)) === "absent";
  if (!isAbsent(part)) return undefined;
  let found: Absence | Expression = part;
  while ("kind" in found) {
    const next = stepInto(name, found, isAbsent);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

/** The reason, or the part of which the label would have to come. */
function stepInto(
  name: string,
  part: Expression,
  isAbsent: (part: Expression) => boolean,
): Absence | Expression | undefined {
  switch (part.kind) {
    case "VectorSelector":
      return inSelector(name, part);
    case "MatrixSelector":
      return part.vectorSelector;
    case "SubqueryExpr":
    case "ParenExpr":
      return part.expr;
    case "UnaryExpr":
      if (part.expr === undefined || isAbsent(part.expr)) return part.expr;
      return { reason: "removed", part, span: part.opSpan };
    case "AggregateExpr":
      return inAggregation(part, isAbsent);
    case "BinaryExpr":
      return inBinary(name, part, isAbsent);
    case "Call":
      return inCall(part, isAbsent);
    default:
      return { reason: "made-without", part, span: part.span };
  }
}

function inSelector(name: string, part: VectorSelector): Absence {
  const matcher = matchersOf(part).find(
    (each) => each.name === name && each.matchType === "=" && each.value === "",
  );
  if (matcher !== undefined) return { reason: "matcher", part, span: matcher.span };
  return { reason: "not-selected", part, span: part.span };
}

function inAggregation(
  part: AggregateExpr,
  isAbsent: (part: Expression) => boolean,
): Absence | Expression | undefined {
  if (part.expr === undefined || keepsSeries(part) || isAbsent(part.expr)) return part.expr;
  return { reason: "removed", part, span: part.grouping?.span ?? part.opSpan };
}

function inBinary(
  name: string,
  part: BinaryExpr,
  isAbsent: (part: Expression) => boolean,
): Absence | Expression | undefined {
  const { lhs, rhs, op, vectorMatching } = part;
  if (rhs === undefined) return undefined;
  const isSetOperator = op === "and" || op === "or" || op === "unless";
  const include = vectorMatching?.group?.include?.labels.find((label) => label.name === name);
  const [many, one] = vectorMatching?.group?.side === "right" ? [rhs, lhs] : [lhs, rhs];
  if (include !== undefined || (inferType(many) === "scalar" && inferType(one) !== "scalar")) return one;
  if (isAbsent(many)) return many;
  if (op === "or") return one;
  const matching = vectorMatching?.matching;
  const matched = matchedLabels(part);
  if (
    !isSetOperator &&
    vectorMatching?.group === undefined &&
    matching !== undefined &&
    !isMatched(name, matched)
  ) {
    return { reason: "removed", part, span: matching.span };
  }
  if (isMatched(name, matched) && isAbsent(one)) return { reason: "other-side", part, span: one.span };
  return { reason: "removed", part, span: part.opSpan };
}

function inCall(part: Call, isAbsent: (part: Expression) => boolean): Absence | Expression | undefined {
  const argument = seriesArgumentOf(part);
  if (argument === undefined || part.name === "vector" || part.name.startsWith("absent")) {
    return { reason: "made-without", part, span: part.nameSpan };
  }
  return isAbsent(argument) ? argument : { reason: "removed", part, span: part.nameSpan };
}
