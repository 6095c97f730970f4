import type { LabelMatcher, VectorSelector } from "../core/promql/ast.ts";
import type { ParsedExpression } from "../core/promql/parse.ts";
import { nodesAt } from "../core/promql/visit.ts";
import { type Span, touches } from "../core/text/span.ts";

/** A part of a selector. */
export type SelectorThing =
  | { readonly kind: "matcher"; readonly matcher: LabelMatcher; readonly selector: VectorSelector }
  /** Its metric, its braces, and what stands between the matchers. */
  | { readonly kind: "selector"; readonly selector: VectorSelector };

/** The matcher or the selector at an offset of the expression. */
export function selectorThingAt(
  { root, strays = [] }: ParsedExpression,
  at: number,
): (SelectorThing & { readonly span: Span }) | undefined {
  const around = [root, ...strays].find((part) => part !== undefined && touches(part.span, at));
  const selector = nodesAt(around, at).findLast((node) => node.kind === "VectorSelector");
  if (selector === undefined) return undefined;
  const { nameSpan, braces } = selector;
  if (nameSpan !== undefined && touches(nameSpan, at)) return { kind: "selector", selector, span: nameSpan };
  if (braces === undefined || !touches(braces, at)) return undefined;
  const matcher = matcherAt(selector, at);
  // A metric name in quotes is the whole matcher.
  if (matcher?.nameSpan === undefined) return { kind: "selector", selector, span: matcher?.span ?? braces };
  return { kind: "matcher", matcher, selector, span: matcher.span };
}

/** The matcher at an offset, where two touch the one behind it. */
export function matcherAt({ matchers }: VectorSelector, at: number): LabelMatcher | undefined {
  return matchers.findLast(({ span }) => touches(span, at));
}
