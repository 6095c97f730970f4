import type { MatchType } from "../../core/promql/ast.ts";
import { type Proposal, type RefactorPlace, selectedMatcher } from "./refactoring.ts";

/** `=` becomes `!=`, `=~` becomes `!~`, and back. */
export function* negateMatcher(place: RefactorPlace): Iterable<Proposal> {
  const found = selectedMatcher(place);
  if (found === undefined) return;
  const { matchType, operatorSpan } = found.matcher;
  const negated = opposites[matchType];
  yield {
    title: `Negate the matcher (\`${negated}\`)`,
    edit: { span: operatorSpan, newText: negated },
  };
}

const opposites: Readonly<Record<MatchType, MatchType>> = { "=": "!=", "!=": "=", "=~": "!~", "!~": "=~" };
