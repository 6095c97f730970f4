import type { BinaryExpr, Expression, VectorSelector } from "../../core/promql/ast.ts";
import { printExpression } from "../../core/promql/print.ts";
import { metricNameLabel } from "../../core/promql/selector.ts";
import { nodesAt } from "../../core/promql/visit.ts";
import { covers } from "../../core/text/span.ts";
import { joinPatterns } from "./join-matchers.ts";
import {
  hasComment,
  isWhole,
  type Proposal,
  quoteLike,
  type RefactorPlace,
  textAt,
  type WholeMatcher,
} from "./refactoring.ts";

/** `m{a="b"} or m{a="c"}` is the same as `m{a=~"b|c"}`: no series is on both sides, and none hides another one. */
export function* joinOr(place: RefactorPlace): Iterable<Proposal> {
  const { root } = place.expression;
  for (const node of nodesAt(root, place.selection.from)) {
    if (node.kind !== "BinaryExpr" || !covers(node.span, place.selection)) continue;
    const sides = sidesOf(node);
    const matchers = sides === undefined ? undefined : differingMatchers(sides);
    if (sides === undefined || matchers === undefined || hasComment(place, node.span)) continue;
    const newText = joinedSelector(place, sides[0]!, matchers);
    if (newText === undefined) continue;
    yield { title: "Join the sides of `or` into one selector", edit: { span: node.span, newText } };
    return;
  }
}

/** All selectors of a chain of plain `or`; `undefined` where there is anything else in it. */
function sidesOf(node: BinaryExpr): readonly VectorSelector[] | undefined {
  const sides: VectorSelector[] = [];
  let at: Expression | undefined = node;
  while (at?.kind === "BinaryExpr") {
    if (at.op !== "or" || at.vectorMatching !== undefined || at.rhs?.kind !== "VectorSelector")
      return undefined;
    sides.push(at.rhs);
    at = at.lhs;
  }
  return at?.kind === "VectorSelector" ? [at, ...sides].sort(byPlace) : undefined;
}

function byPlace(a: VectorSelector, b: VectorSelector): number {
  return a.span.from - b.span.from;
}

/** The matchers of the one label in which all selectors differ. `or` does not compare names, so it is never that. */
function differingMatchers(sides: readonly VectorSelector[]): readonly WholeMatcher[] | undefined {
  for (const { name } of sides[0]!.matchers) {
    if (name === metricNameLabel) continue;
    const matchers = sides.map((side) => onlyMatcher(side, name));
    const whole = matchers.filter((matcher) => matcher !== undefined);
    if (whole.length < matchers.length) continue;
    const rests = new Set(sides.map((side, at) => restOf(side, whole[at]!)));
    const values = new Set(whole.map(({ matchType, value }) => matchType + value));
    if (rests.size === 1 && values.size > 1) return whole;
  }
  return undefined;
}

function onlyMatcher({ matchers }: VectorSelector, name: string): WholeMatcher | undefined {
  const [only, ...others] = matchers.filter((matcher) => matcher.name === name);
  const isJoinable = only !== undefined && others.length === 0 && isWhole(only);
  return isJoinable && !only.matchType.startsWith("!") ? only : undefined;
}

function restOf(selector: VectorSelector, without: WholeMatcher): string {
  return printExpression({
    ...selector,
    matchers: selector.matchers.filter((matcher) => matcher !== without),
  });
}

function joinedSelector(
  place: RefactorPlace,
  selector: VectorSelector,
  matchers: readonly WholeMatcher[],
): string | undefined {
  const { span, nameSpan, valueSpan } = matchers[0]!;
  const pattern = joinPatterns(matchers);
  const literal = pattern === undefined ? undefined : quoteLike(textAt(place, valueSpan), pattern);
  if (literal === undefined) return undefined;
  const before = textAt(place, { from: selector.span.from, to: span.from });
  const after = textAt(place, { from: span.to, to: selector.span.to });
  return `${before}${textAt(place, nameSpan)}=~${literal}${after}`;
}
