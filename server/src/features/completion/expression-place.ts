import type { Span } from "../../core/text/span.ts";

/** What may be typed at a place of an expression. `word` is what is there already; it counts from the start of the expression. */
export type ExpressionSituation = { readonly word: Span } & ExpressionPlace;

export type ExpressionPlace =
  /** The beginning of an operand: a metric, a function, an aggregation, a number. */
  | {
      readonly kind: "operand";
      readonly argument: Argument | undefined;
      readonly behind: BehindOperator | undefined;
    }
  /** Behind a complete operand: an operator, or a modifier of the operand. */
  | { readonly kind: "after operand"; readonly operand: Operand }
  /** Behind the name of an aggregation, which is a metric's name too as long as no parenthesis follows. */
  | { readonly kind: "after aggregation" }
  /** The name of a label in a selector, of the metric that stands before the braces. */
  | {
      readonly kind: "label in selector";
      readonly metric: string | undefined;
      readonly used: readonly string[];
    }
  /** The name of a label in `by (…)`, `on (…)` and their like. */
  | { readonly kind: "label in list"; readonly keyword: string; readonly used: readonly string[] }
  | { readonly kind: "match operator" }
  /** Inside the quotes of a matcher's value; `word` is all that stands between them up to the place. */
  | {
      readonly kind: "label value";
      readonly metric: string | undefined;
      readonly label: string;
      readonly operator: string;
    }
  /** Inside the quotes of a text that a function is called with. */
  | { readonly kind: "text argument"; readonly argument: Argument }
  /** Inside quotes in braces, where a metric's name or a label's may stand. */
  | { readonly kind: "quoted name" }
  | { readonly kind: "duration"; readonly in: DurationPart }
  /** Behind a complete duration, where it may be computed with. */
  | { readonly kind: "after duration" }
  /** Behind `@`. */
  | { readonly kind: "time" }
  | { readonly kind: "nothing" };

/** `range` is directly behind `[`, `step` behind its colon. */
export type DurationPart = "range" | "step" | "offset";

/** Which argument of which function or aggregation it is. */
export interface Argument {
  readonly of: string;
  readonly index: number;
}

/** The binary operator before, and the modifiers that stand behind it already. */
export interface BehindOperator {
  readonly operator: string;
  readonly modifiers: readonly string[];
}

export type Operand =
  /** A selector, with the modifiers that stand behind it already. */
  | { readonly kind: "selector"; readonly modifiers: readonly string[] }
  | { readonly kind: "aggregation"; readonly grouped: boolean }
  | { readonly kind: "other" };
