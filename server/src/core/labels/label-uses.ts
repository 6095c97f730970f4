import type {
  AggregateExpr,
  BinaryExpr,
  Call,
  Expression,
  LabelList,
  LabelMatcher,
  VectorSelector,
} from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { Span } from "../text/span.ts";
import { stringOf } from "./infer-labels-aggregation.ts";
import { seriesArgumentOf } from "./infer-labels-call.ts";

/** A place of an expression that names a label. */
export interface LabelUse {
  readonly name: string;
  readonly role: LabelRole;
  /** Of the name alone, without its quotes. */
  readonly span: Span;
  /** Whether quotes stand around it, so that escapes count. Names that are text arguments always have them. */
  readonly isQuoted: boolean;
  /** The part of the expression that it belongs to: a selector, an aggregation, an operator, a function. */
  readonly part: Expression;
  /**
   * The parts whose series are asked for the label, each on its own; both sides of an operator for `on`.
   * Empty where the label is made, and where it is a label of series that the expression does not name.
   * Of a selector it is the selector itself: a label that its series cannot have is absent there, whatever the matcher.
   */
  readonly readFrom: readonly Expression[];
  /** Of a matcher. */
  readonly matcher?: LabelMatcher;
}

export type LabelRole =
  | "matcher"
  /** A matcher in the second argument of `info`, which chooses what is added. */
  | "info-matcher"
  | "by"
  | "without"
  | "on"
  | "ignoring"
  /** `group_left (…)`: copied from the other side. */
  | "include"
  /** The label that `label_replace`, `label_join`, `count_values` or `histogram_quantiles` sets. */
  | "destination"
  /** A label that `label_replace` or `label_join` reads. */
  | "source"
  /** What `sort_by_label` sorts by. */
  | "sort";

/** All places of an expression that name a label, part by part; what a part itself names comes before what is in it. */
export function* labelUsesIn(root: Expression | undefined): Generator<LabelUse> {
  const infoSelectors = new Set<Expression>();
  for (const part of walk(root)) {
    switch (part.kind) {
      case "VectorSelector":
        yield* inSelector(part, infoSelectors.has(part));
        break;
      case "AggregateExpr":
        yield* inAggregation(part);
        break;
      case "BinaryExpr":
        yield* inBinary(part);
        break;
      case "Call": {
        const selector = part.name === "info" ? part.args.items[1] : undefined;
        if (selector !== undefined) infoSelectors.add(selector);
        yield* inCall(part);
      }
    }
  }
}

function* inSelector(part: VectorSelector, isInfo: boolean): Generator<LabelUse> {
  for (const matcher of part.matchers) {
    if (matcher.nameSpan === undefined) continue;
    const readFrom = isInfo ? [] : [part];
    yield {
      ...named(matcher.name, matcher.nameSpan),
      role: isInfo ? "info-matcher" : "matcher",
      part,
      readFrom,
      matcher,
    };
  }
}

function* inAggregation(part: AggregateExpr): Generator<LabelUse> {
  const { grouping, op, param, expr } = part;
  const readFrom = expr === undefined ? [] : [expr];
  if (grouping !== undefined) {
    yield* inList(grouping.labels, { role: grouping.without ? "without" : "by", part, readFrom });
  }
  if (op === "count_values") yield* inText(param, { role: "destination", part, readFrom: [] });
}

function* inBinary(part: BinaryExpr): Generator<LabelUse> {
  const { lhs, rhs, vectorMatching } = part;
  const { matching, group } = vectorMatching ?? {};
  const sides = rhs === undefined ? [lhs] : [lhs, rhs];
  if (matching !== undefined) {
    yield* inList(matching.labels, { role: matching.on ? "on" : "ignoring", part, readFrom: sides });
  }
  if (group === undefined) return;
  const one = group.side === "left" ? rhs : lhs;
  yield* inList(group.include, { role: "include", part, readFrom: one === undefined ? [] : [one] });
}

function* inCall(part: Call): Generator<LabelUse> {
  const { items } = part.args;
  const series = seriesArgumentOf(part);
  const reads = { part, readFrom: series === undefined ? [] : [series] };
  const makes = { role: "destination", part, readFrom: [] } as const;
  switch (part.name) {
    case "label_replace":
      yield* inText(items[1], makes);
      yield* inText(items[3], { ...reads, role: "source" });
      break;
    case "label_join":
      yield* inText(items[1], makes);
      for (const item of items.slice(3)) yield* inText(item, { ...reads, role: "source" });
      break;
    case "histogram_quantiles":
      yield* inText(items[1], makes);
      break;
    case "sort_by_label":
    case "sort_by_label_desc":
      for (const item of items.slice(1)) yield* inText(item, { ...reads, role: "sort" });
  }
}

type Use = Pick<LabelUse, "role" | "part" | "readFrom">;

function* inList(list: LabelList | undefined, use: Use): Generator<LabelUse> {
  for (const { name, span } of list?.labels ?? []) yield { ...named(name, span), ...use };
}

function* inText(argument: Expression | undefined, use: Use): Generator<LabelUse> {
  const name = stringOf(argument);
  const literal = withoutParens(argument);
  if (name === undefined || literal === undefined) return;
  yield { name, span: withoutQuotes(literal.span), isQuoted: true, ...use };
}

function named(name: string, span: Span): Pick<LabelUse, "name" | "span" | "isQuoted"> {
  // A name in quotes is longer than the name, with escapes even more so.
  const isQuoted = span.to - span.from > name.length;
  return { name, span: isQuoted ? withoutQuotes(span) : span, isQuoted };
}

function withoutQuotes({ from, to }: Span): Span {
  return { from: from + 1, to: to - 1 };
}
