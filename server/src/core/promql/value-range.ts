import type { AggregateExpr, BinaryExpr, Call, ComparisonOperator, Expression } from "./ast.ts";
import { findFunction } from "./functions.ts";
import { isComparisonOperator, mirrored } from "./operators.ts";
import { withoutParens } from "./without-parens.ts";

/** Between which two numbers all values lie, both of them possible. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
  /** Values may also be NaN, for which every comparison is false but `!=`. */
  readonly mayBeNaN: boolean;
}

/** Tells which values the samples of a part of an expression can have, as far as the text alone tells. */
export function inferRanges(): (part: Expression | undefined) => ValueRange {
  const ranges = new Map<Expression, ValueRange>();
  let depth = 0;
  const rangeOf = (part: Expression | undefined): ValueRange => {
    if (part === undefined || depth > greatestDepth) return anything;
    let range = ranges.get(part);
    if (range === undefined) {
      depth++;
      range = inferRange(part, rangeOf);
      depth--;
      ranges.set(part, range);
    }
    return range;
  };
  return rangeOf;
}

/** Nobody writes such; what is deeper counts as unknown. */
const greatestDepth = 100;

type RangeOf = (part: Expression | undefined) => ValueRange;

/** Whether a comparison holds for all values, or for none; `undefined` where it depends on them. */
export function decide(
  op: ComparisonOperator,
  left: ValueRange,
  right: ValueRange,
): "always" | "never" | undefined {
  const mayBeNaN = left.mayBeNaN || right.mayBeNaN;
  switch (op) {
    case "==":
    case "!=": {
      const isApart = left.to < right.from || right.to < left.from;
      const isSame =
        left.from === left.to && right.from === right.to && left.from === right.from && !mayBeNaN;
      if (isApart) return op === "==" ? "never" : "always";
      if (isSame) return op === "==" ? "always" : "never";
      return undefined;
    }
    case "<":
      return ordered(left.to < right.from && !mayBeNaN, left.from >= right.to);
    case "<=":
      return ordered(left.to <= right.from && !mayBeNaN, left.from > right.to);
    case ">":
      return ordered(left.from > right.to && !mayBeNaN, left.to <= right.from);
    case ">=":
      return ordered(left.from >= right.to && !mayBeNaN, left.to < right.from);
  }
}

function ordered(isAlways: boolean, isNever: boolean): "always" | "never" | undefined {
  return isAlways ? "always" : isNever ? "never" : undefined;
}

const anything: ValueRange = { from: -Infinity, to: Infinity, mayBeNaN: true };

function isScalar(part: Expression | undefined, depth = 0): boolean {
  switch (part?.kind) {
    case "NumberLiteral":
      return true;
    case "ParenExpr":
    case "UnaryExpr":
      return depth < greatestDepth && isScalar(part.expr, depth + 1);
    case "BinaryExpr":
      return depth < greatestDepth && isScalar(part.rhs, depth + 1) && isScalar(part.lhs, depth + 1);
    case "Call":
      return findFunction(part.name)?.returnType === "scalar";
    default:
      return false;
  }
}

function inferRange(part: Expression, rangeOf: RangeOf): ValueRange {
  switch (part.kind) {
    case "NumberLiteral":
      return Number.isNaN(part.value) ? anything : between(part.value, part.value);
    case "ParenExpr":
    case "SubqueryExpr":
      return rangeOf(part.expr);
    case "UnaryExpr": {
      const range = rangeOf(part.expr);
      return part.op === "+" ? range : negated(range);
    }
    case "VectorSelector":
      return selectedValues.get(part.name ?? "") ?? anything;
    case "MatrixSelector":
      return rangeOf(part.vectorSelector);
    case "AggregateExpr":
      return ofAggregation(part, rangeOf);
    case "BinaryExpr":
      return ofBinary(part, rangeOf);
    case "Call":
      return ofCall(part, rangeOf);
    default:
      return anything;
  }
}

function negated({ from, to, mayBeNaN }: ValueRange): ValueRange {
  return { from: -to, to: -from, mayBeNaN };
}

function between(from: number, to: number, mayBeNaN = false): ValueRange {
  return { from, to, mayBeNaN };
}

const count = between(1, Infinity);
const one = between(1, 1);
const bit = between(0, 1);
const notNegative = between(0, Infinity);

/** What Prometheus makes itself. */
const selectedValues: ReadonlyMap<string, ValueRange> = new Map([
  ["up", bit],
  ["ALERTS", one],
  ["scrape_duration_seconds", notNegative],
  ["scrape_samples_scraped", notNegative],
  ["scrape_samples_post_metric_relabeling", notNegative],
  ["scrape_series_added", notNegative],
]);

function ofAggregation({ op, expr, param }: AggregateExpr, inner: RangeOf): ValueRange {
  switch (op) {
    case "count":
    case "count_values":
      return count;
    case "group":
      return one;
    case "stddev":
    case "stdvar":
      return { ...notNegative, mayBeNaN: true };
    case "sum":
      return summed(inner(expr));
    case "quantile":
      return isShare(param) ? inner(expr) : anything;
    default:
      return inner(expr);
  }
}

/** Of one number or more. */
function summed({ from, to, mayBeNaN }: ValueRange): ValueRange {
  return {
    from: from >= 0 ? from : -Infinity,
    to: to <= 0 ? to : Infinity,
    mayBeNaN: mayBeNaN || (from === -Infinity && to === Infinity),
  };
}

function isShare(param: Expression | undefined): boolean {
  return param?.kind === "NumberLiteral" && param.value >= 0 && param.value <= 1;
}

function ofBinary(part: BinaryExpr, rangeOf: RangeOf): ValueRange {
  const { op, lhs, rhs, returnBool } = part;
  if (rhs === undefined || fillsIn(part)) return anything;
  const [left, right] = [rangeOf(lhs), rangeOf(rhs)];
  if (isComparisonOperator(op)) {
    if (returnBool !== undefined) return bit;
    return isScalar(lhs) ? narrowed(right, mirrored[op], left) : narrowed(left, op, right);
  }
  switch (op) {
    case "and":
    case "unless":
      return left;
    case "or":
      return {
        from: Math.min(left.from, right.from),
        to: Math.max(left.to, right.to),
        mayBeNaN: left.mayBeNaN || right.mayBeNaN,
      };
    case "+":
      return calculated(left, right, (a, b) => a + b);
    case "-":
      return calculated(left, negated(right), (a, b) => a + b);
    case "*":
      return calculated(left, right, (a, b) => a * b);
    case "/":
      if (right.from > 0 || right.to < 0) return calculated(left, right, (a, b) => a / b);
      return left.from >= 0 && right.from >= 0 ? { ...notNegative, mayBeNaN: true } : anything;
    default:
      return anything;
  }
}

/** What `fill` puts in is a value of its own. */
export function fillsIn({ vectorMatching }: BinaryExpr): boolean {
  return vectorMatching?.fillLeft !== undefined || vectorMatching?.fillRight !== undefined;
}

/** What is left of values by a comparison: at most these, of which none is NaN unless it is not compared for order. */
function narrowed(value: ValueRange, op: ComparisonOperator, limit: ValueRange): ValueRange {
  const { from, to, mayBeNaN } = value;
  const [low, high] = [Math.max(from, limit.from), Math.min(to, limit.to)];
  switch (op) {
    case "==":
      return low <= high ? between(low, high) : value;
    case "<":
    case "<=":
      return from <= high ? between(from, high) : value;
    case ">":
    case ">=":
      return low <= to ? between(low, to) : value;
    default:
      return { from, to, mayBeNaN };
  }
}

/** Of an operation whose extremes are at the ends of its operands. */
function calculated(
  left: ValueRange,
  right: ValueRange,
  calculate: (left: number, right: number) => number,
): ValueRange {
  const ends = [left.from, left.to].flatMap((a) => [calculate(a, right.from), calculate(a, right.to)]);
  // Something endless and nothing, or two endless things that cancel each other.
  if (ends.some(Number.isNaN)) return anything;
  const hasEnds = ends.every(Number.isFinite);
  return {
    from: Math.min(...ends),
    to: Math.max(...ends),
    mayBeNaN: left.mayBeNaN || right.mayBeNaN || !hasEnds,
  };
}

function ofCall({ name, args: { items } }: Call, inner: RangeOf): ValueRange {
  const known = resultRanges[name];
  if (known !== undefined) return known;
  const [first, second, third] = items;
  switch (name) {
    case "vector":
    case "scalar": {
      const range = inner(first);
      return name === "scalar" ? { ...range, mayBeNaN: true } : range;
    }
    case "abs": {
      const { from, to, mayBeNaN } = inner(first);
      const reach = Math.max(-from, to);
      return { from: from > 0 ? from : to < 0 ? -to : 0, to: reach, mayBeNaN };
    }
    case "clamp_min":
      return clamped(inner(first), numberOf(second), Infinity);
    case "clamp_max":
      return clamped(inner(first), -Infinity, numberOf(second));
    case "clamp":
      return clamped(inner(first), numberOf(second), numberOf(third));
    case "floor":
    case "ceil": {
      const { from, to, mayBeNaN } = inner(first);
      return { from: Math[name](from), to: Math[name](to), mayBeNaN };
    }
    // Of a gauge below zero they can be anything.
    case "rate":
    case "irate":
    case "increase":
      return isCounter(first) || inner(first).from >= 0 ? notNegative : anything;
    case "sum_over_time":
      return summed(inner(first));
    case "min_over_time":
    case "max_over_time":
    case "avg_over_time":
    case "last_over_time":
    case "first_over_time":
    case "label_replace":
    case "label_join":
    case "sort":
    case "sort_desc":
    case "sort_by_label":
    case "sort_by_label_desc":
      return inner(first);
    case "quantile_over_time":
      return isShare(first) ? inner(second) : anything;
    default:
      return anything;
  }
}

/** By its name, which is all that the text tells. */
function isCounter(part: Expression | undefined): boolean {
  const selector = withoutParens(part?.kind === "MatrixSelector" ? part.vectorSelector : part);
  return selector?.kind === "VectorSelector" && /_(?:total|count|bucket)$/.test(selector.name ?? "");
}

function clamped({ from, to, mayBeNaN }: ValueRange, low: number, high: number): ValueRange {
  if (Number.isNaN(low) || Number.isNaN(high) || low > high) return anything;
  const within = (value: number): number => Math.min(Math.max(value, low), high);
  return { from: within(from), to: within(to), mayBeNaN };
}

function numberOf(argument: Expression | undefined): number {
  return argument?.kind === "NumberLiteral" ? argument.value : Number.NaN;
}

/** Functions whose results lie in a range whatever they are given. */
const resultRanges: Readonly<Record<string, ValueRange>> = {
  absent: one,
  absent_over_time: one,
  present_over_time: one,
  count_over_time: count,
  changes: notNegative,
  resets: notNegative,
  stddev_over_time: { ...notNegative, mayBeNaN: true },
  stdvar_over_time: { ...notNegative, mayBeNaN: true },
  mad_over_time: { ...notNegative, mayBeNaN: true },
  sqrt: { ...notNegative, mayBeNaN: true },
  exp: { ...notNegative, mayBeNaN: true },
  histogram_fraction: { ...bit, mayBeNaN: true },
  sgn: between(-1, 1, true),
  time: between(1, Infinity),
  minute: between(0, 59),
  hour: between(0, 23),
  day_of_week: between(0, 6),
  day_of_month: between(1, 31),
  day_of_year: between(1, 366),
  days_in_month: between(28, 31),
  month: between(1, 12),
};
