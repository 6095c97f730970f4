import { languageOf } from "../../core/regex/language.ts";
import { quotePattern } from "../../core/regex/quote-pattern.ts";
import { type Proposal, quoteLike, type RefactorPlace, selectedMatcher, textAt } from "./refactoring.ts";

/** Between a comparison and a pattern that matches the same one text. */
export function* convertMatcher(place: RefactorPlace): Iterable<Proposal> {
  const found = selectedMatcher(place);
  if (found === undefined) return;
  const { matchType, operatorSpan, value, valueSpan } = found.matcher;
  const isPattern = matchType.endsWith("~");
  const converted = isPattern ? languageOf(value)?.literal() : quotePattern(value);
  const literal = converted === undefined ? undefined : quoteLike(textAt(place, valueSpan), converted);
  if (literal === undefined) return;
  const operator = isPattern ? (matchType === "=~" ? "=" : "!=") : matchType === "=" ? "=~" : "!~";
  const between = textAt(place, { from: operatorSpan.to, to: valueSpan.from });
  if (between.trim() !== "") return;
  yield {
    title: isPattern
      ? `Compare with \`${operator}\` instead`
      : `Match a pattern with \`${operator}\` instead`,
    edit: { span: { from: operatorSpan.from, to: valueSpan.to }, newText: operator + between + literal },
  };
}
