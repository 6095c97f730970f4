import { languageOf } from "../../core/regex/language.ts";
import { quotePattern } from "../../core/regex/quote-pattern.ts";
import {
  hasComment,
  isWhole,
  type Proposal,
  quoteLike,
  type RefactorPlace,
  selectedMatcher,
  textAt,
  type WholeMatcher,
} from "./refactoring.ts";

/** `a!="b", a!~"c|d"` is the same as `a!~"b|c|d"`. */
export function* joinMatchers(place: RefactorPlace): Iterable<Proposal> {
  const found = selectedMatcher(place);
  if (found === undefined) return;
  const { name } = found.matcher;
  const { matchers } = found.selector;
  const joined = matchers.filter(isWhole).filter((each) => each.name === name && isNegative(each));
  const [first, last] = [joined[0], joined.at(-1)];
  if (first === undefined || last === undefined || joined.length < 2 || !joined.includes(found.matcher))
    return;
  const span = { from: first.span.from, to: last.span.to };
  const pattern = joinPatterns(joined);
  const literal = pattern === undefined ? undefined : quoteLike(textAt(place, first.valueSpan), pattern);
  if (literal === undefined || hasComment(place, span)) return;
  let newText = `${textAt(place, first.nameSpan)}!~${literal}`;
  for (let at = matchers.indexOf(first) + 1; at <= matchers.indexOf(last); at++) {
    const matcher = matchers[at]!;
    // A matcher goes with the comma before it.
    const isKept = !isWhole(matcher) || !joined.includes(matcher);
    if (isKept) newText += textAt(place, { from: matchers[at - 1]!.span.to, to: matcher.span.to });
  }
  yield { title: "Join the matchers of this label into one pattern", edit: { span, newText } };
}

function isNegative({ matchType }: WholeMatcher): boolean {
  return matchType.startsWith("!");
}

/** One pattern for all that the matchers name; `undefined` where they cannot simply be put together. */
export function joinPatterns(matchers: readonly WholeMatcher[]): string | undefined {
  const alternatives = new Set<string>();
  for (const { matchType, value } of matchers) {
    if (!matchType.endsWith("~")) alternatives.add(quotePattern(value));
    // Flags and quotations would reach into what follows.
    else if (/\(\?[a-zA-Z]|\\Q/.test(value)) return undefined;
    else alternatives.add(value);
  }
  const pattern = [...alternatives].join("|");
  return languageOf(pattern) === undefined ? undefined : pattern;
}
