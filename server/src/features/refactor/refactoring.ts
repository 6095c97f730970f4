import type { LabelMatcher, VectorSelector } from "../../core/promql/ast.ts";
import type { ParsedExpression } from "../../core/promql/parsed-expression.ts";
import { escapeForString } from "../../core/promql/string-edit.ts";
import { unquote } from "../../core/promql/string-literal.ts";
import { covers, type Span } from "../../core/text/span.ts";
import type { TextEdit } from "../../core/text/text-edit.ts";
import { selectorAt } from "../selector-thing.ts";

/** Another way to write a piece of an expression, or to ask for something else. */
export type Refactoring = (place: RefactorPlace) => Iterable<Proposal>;

/** An expression that Prometheus accepts, and what is selected in it; a cursor is an empty selection. */
export interface RefactorPlace {
  readonly expression: ParsedExpression;
  readonly selection: Span;
}

export interface Proposal {
  readonly title: string;
  /** Of the expression's text. */
  readonly edit: TextEdit;
  /** The scalar around it may become a block one, where it cannot hold the lines of the new text as it is. */
  readonly mayBecomeBlock?: true;
}

/** A matcher as it is written between braces, with nothing of it missing. */
export interface WholeMatcher extends LabelMatcher {
  readonly nameSpan: Span;
  readonly matchType: NonNullable<LabelMatcher["matchType"]>;
  readonly operatorSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

export interface MatcherInSelector {
  readonly matcher: WholeMatcher;
  readonly selector: VectorSelector;
}

/** The matcher that the selection lies in. */
export function selectedMatcher({ expression, selection }: RefactorPlace): MatcherInSelector | undefined {
  const selector = selectorAt(expression, selection.from);
  const matcher = selector?.matchers.findLast(({ span }) => covers(span, selection));
  return matcher !== undefined && isWhole(matcher) ? { matcher, selector: selector! } : undefined;
}

export function isWhole(matcher: LabelMatcher): matcher is WholeMatcher {
  const { nameSpan, matchType, operatorSpan, value, valueSpan } = matcher;
  return [nameSpan, matchType, operatorSpan, value, valueSpan].every((part) => part !== undefined);
}

export function textAt({ expression }: RefactorPlace, { from, to }: Span): string {
  return expression.text.slice(from, to);
}

/** Whether a comment would be lost with what stands in a span. */
export function hasComment({ expression }: RefactorPlace, span: Span): boolean {
  return expression.comments.some((comment) => comment.from < span.to && span.from < comment.to);
}

/** A string in the quotes of another one, or in double quotes where those cannot hold it. */
export function quoteLike(literal: string, value: string): string | undefined {
  // Half a character is a byte that is no UTF-8, and texts hold none.
  if (/[\ud800-\udfff]/u.test(value)) return undefined;
  for (const quote of [literal[0]!, '"']) {
    const quoted = `${quote}${escapeForString(value, quote)}${quote}`;
    if (unquote(quoted) === value) return quoted;
  }
  return undefined;
}
