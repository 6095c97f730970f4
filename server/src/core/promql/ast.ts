import type { Span } from "../text/span.ts";

/**
 * The tree of a PromQL expression. Types, fields and meanings are those of `promql/parser/ast.go`;
 * what differs is that every piece has its place, and that half-typed text has a tree too:
 * whatever is not there (yet) is `undefined` or left out of its list.
 * All spans count UTF-16 units from the start of the expression.
 */
export type Expression =
  | AggregateExpr
  | BinaryExpr
  | Call
  | DurationExpr
  | MatrixSelector
  | NumberLiteral
  | ParenExpr
  | StringLiteral
  | SubqueryExpr
  | UnaryExpr
  | VectorSelector;

/** What stands for a length of time: `5m`, `300`, `-1h`, `2 * step()`. */
export type Duration = NumberLiteral | DurationExpr;

/** `sum by (job) (up)`, `topk(3, up)`. */
export interface AggregateExpr {
  readonly kind: "AggregateExpr";
  readonly span: Span;
  readonly op: AggregationOperator;
  readonly opSpan: Span;
  readonly grouping: Grouping | undefined;
  /** Everything between the parentheses, also when it is too little or too much. */
  readonly args: ArgumentList | undefined;
  /** The first argument of the operators that take a parameter. */
  readonly param: Expression | undefined;
  /** What is aggregated. */
  readonly expr: Expression | undefined;
}

/** `lhs op rhs`, with the modifiers between operator and right side. */
export interface BinaryExpr {
  readonly kind: "BinaryExpr";
  readonly span: Span;
  readonly op: BinaryOperator;
  readonly opSpan: Span;
  readonly lhs: Expression;
  readonly rhs: Expression | undefined;
  /** Place of `bool`. */
  readonly returnBool: Span | undefined;
  /** Only there when something of it is written; `cardinalityOf` knows the defaults. */
  readonly vectorMatching: VectorMatching | undefined;
}

/** `rate(x[5m])`: a call of a function, whether there is a function of that name or not. */
export interface Call {
  readonly kind: "Call";
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: ArgumentList;
}

/** Arithmetic between durations inside `[…]` or after `offset`; also `step()`, `range()`, `min_of(…)`, `max_of(…)` there. */
export interface DurationExpr {
  readonly kind: "DurationExpr";
  readonly span: Span;
  readonly op: DurationOperator;
  readonly opSpan: Span;
  /** Missing for a sign (`-step()`), and for `step()` and `range()`, which have no operands at all. */
  readonly lhs: Duration | undefined;
  readonly rhs: Duration | undefined;
  /** Whether parentheses stand around it (a plain number in parentheses is a `+` without left side). */
  readonly wrapped: boolean;
}

/** `x[5m]`. */
export interface MatrixSelector extends SelectorModifiers {
  readonly kind: "MatrixSelector";
  readonly span: Span;
  /** Always a `VectorSelector` in an expression that Prometheus accepts. Modifiers behind the range are kept here, not in it. */
  readonly vectorSelector: Expression;
  /** From `[` to past `]`, or to where it should be. */
  readonly brackets: Span;
  readonly range: Duration | undefined;
}

/** `5`, `0x1f`, `Inf`, `1h30m`; a sign before it is part of it. */
export interface NumberLiteral {
  readonly kind: "NumberLiteral";
  readonly span: Span;
  /** A duration counts in seconds. */
  readonly value: number;
  /** Whether it is written with units. */
  readonly duration: boolean;
}

export interface ParenExpr {
  readonly kind: "ParenExpr";
  readonly span: Span;
  readonly expr: Expression | undefined;
}

export interface StringLiteral {
  readonly kind: "StringLiteral";
  /** With its quotes. */
  readonly span: Span;
  /** Without quotes, escapes resolved. */
  readonly value: string;
}

/** `x[1h:5m]`. */
export interface SubqueryExpr extends SelectorModifiers {
  readonly kind: "SubqueryExpr";
  readonly span: Span;
  readonly expr: Expression;
  /** From `[` to past `]`, or to where it should be. */
  readonly brackets: Span;
  readonly range: Duration | undefined;
  /** Missing when the default resolution is meant. */
  readonly step: Duration | undefined;
}

/** `-x`. A sign before a number is part of the `NumberLiteral`. */
export interface UnaryExpr {
  readonly kind: "UnaryExpr";
  readonly span: Span;
  readonly op: "+" | "-";
  readonly opSpan: Span;
  readonly expr: Expression | undefined;
}

/** `up{job="node"}`. `matchersOf` sees both ways to write the metric name. */
export interface VectorSelector extends SelectorModifiers {
  readonly kind: "VectorSelector";
  readonly span: Span;
  /** The metric name before the braces. */
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  /** From `{` to past `}`, or to where it should be. */
  readonly braces: Span | undefined;
  /** What stands in the braces, in order. */
  readonly matchers: readonly LabelMatcher[];
}

/** `name="value"` in braces, or a metric name in quotes (`{"http.requests"}`), which is a matcher of `__name__`. */
export interface LabelMatcher {
  readonly span: Span;
  /** Without quotes. */
  readonly name: string;
  /** With quotes, if any; missing for a metric name in quotes, where nothing but the value is written. */
  readonly nameSpan: Span | undefined;
  readonly matchType: MatchType | undefined;
  readonly operatorSpan: Span | undefined;
  /** Without quotes, escapes resolved. */
  readonly value: string | undefined;
  /** With quotes. */
  readonly valueSpan: Span | undefined;
}

export type MatchType = "=" | "!=" | "=~" | "!~";

/** What may follow a selector or a subquery, in any order. */
export interface SelectorModifiers {
  readonly offset: OffsetModifier | undefined;
  readonly at: AtModifier | undefined;
  /** Place of the word `anchored`. */
  readonly anchored: Span | undefined;
  /** Place of the word `smoothed`. */
  readonly smoothed: Span | undefined;
}

export interface OffsetModifier {
  readonly span: Span;
  readonly keywordSpan: Span;
  readonly duration: Duration | undefined;
}

/** `@ 1609746000`, `@ start()`. */
export interface AtModifier {
  readonly span: Span;
  readonly operatorSpan: Span;
  readonly at: AtTime | undefined;
}

export type AtTime =
  | { readonly kind: "timestamp"; readonly span: Span; readonly seconds: number }
  | { readonly kind: "start" | "end"; readonly span: Span };

/** `by (…)` or `without (…)`. */
export interface Grouping {
  readonly span: Span;
  readonly keywordSpan: Span;
  readonly without: boolean;
  readonly labels: LabelList | undefined;
}

/** How the series of both sides of a binary operation find each other. */
export interface VectorMatching {
  readonly span: Span;
  /** `on (…)` or `ignoring (…)`. */
  readonly matching: LabelMatching | undefined;
  /** `group_left (…)` or `group_right (…)`. */
  readonly group: GroupModifier | undefined;
  readonly fillLeft: FillModifier | undefined;
  readonly fillRight: FillModifier | undefined;
}

export interface LabelMatching {
  readonly span: Span;
  readonly keywordSpan: Span;
  readonly on: boolean;
  readonly labels: LabelList | undefined;
}

export interface GroupModifier {
  readonly span: Span;
  readonly keywordSpan: Span;
  /** The side that has many series: `group_left` makes it `left`. */
  readonly side: "left" | "right";
  /** The labels that are copied from the other side. */
  readonly include: LabelList | undefined;
}

/** `fill(0)` stands for both sides, `fill_left(0)` and `fill_right(0)` for one. */
export interface FillModifier {
  readonly span: Span;
  readonly keywordSpan: Span;
  readonly value: NumberLiteral | undefined;
}

/** Label names in parentheses. */
export interface LabelList {
  /** With the parentheses. */
  readonly span: Span;
  readonly labels: readonly LabelName[];
}

export interface LabelName {
  readonly name: string;
  /** With quotes, if any. */
  readonly span: Span;
}

/** Arguments in parentheses. */
export interface ArgumentList {
  /** With the parentheses; up to the end of what belongs to it where the last one is missing. */
  readonly span: Span;
  readonly items: readonly Expression[];
  /** Offsets of the commas between them. */
  readonly commas: readonly number[];
}

export type AggregationOperator =
  | "avg"
  | "bottomk"
  | "count"
  | "count_values"
  | "group"
  | "limit_ratio"
  | "limitk"
  | "max"
  | "min"
  | "quantile"
  | "stddev"
  | "stdvar"
  | "sum"
  | "topk";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^" | "atan2";

/** `</` and `>/` cut native histograms. */
export type TrimOperator = "</" | ">/";

export type ComparisonOperator = "==" | "!=" | "<=" | "<" | ">=" | ">";

export type SetOperator = "and" | "or" | "unless";

export type BinaryOperator = ArithmeticOperator | TrimOperator | ComparisonOperator | SetOperator;

export type DurationOperator = "+" | "-" | "*" | "/" | "%" | "^" | "step" | "range" | "min_of" | "max_of";
