import type { LabelMatcher, VectorSelector } from "../core/promql/ast.ts";
import type { ParsedExpression } from "../core/promql/parsed-expression.ts";
import { nodesAt } from "../core/promql/visit.ts";
import { type Span, touches } from "../core/text/span.ts";

/** A part of a selector. */
export type SelectorThing =
  | { readonly kind: "matcher"; readonly matcher: LabelMatcher; readonly selector: VectorSelector }
  /** Its metric, its braces, and what stands between the matchers. */
  | { readonly kind: "selector"; readonly selector: VectorSelector; readonly isName?: boolean };

/** The matcher or the selector whose character stands behind an offset of the expression, as the mouse points at one. */
export function selectorThingAt(
  expression: ParsedExpression,
  at: number,
): (SelectorThing & { readonly span: Span }) | undefined {
  const selector = selectorAt(expression, at);
  if (selector === undefined) return undefined;
  const { nameSpan, braces } = selector;
  if (nameSpan !== undefined && touches(nameSpan, at) && braces?.from !== at)
    return { kind: "selector", selector, span: nameSpan, isName: true };
  if (braces === undefined || !touches(braces, at)) return undefined;
  const matcher = selector.matchers.findLast(({ span }) => span.from <= at && at < span.to);
  // A metric name in quotes is the whole matcher.
  if (matcher?.nameSpan === undefined) {
    return { kind: "selector", selector, span: matcher?.span ?? braces, isName: matcher !== undefined };
  }
  return { kind: "matcher", matcher, selector, span: matcher.span };
}

/** The selector that an offset touches. */
export function selectorAt({ root, strays = [] }: ParsedExpression, at: number): VectorSelector | undefined {
  const around = [root, ...strays].find((part) => part !== undefined && touches(part.span, at));
  return nodesAt(around, at).findLast((node) => node.kind === "VectorSelector");
}
