import { languageOf } from "../../core/regex/language.ts";
import { type Proposal, quoteLike, type RefactorPlace, selectedMatcher, textAt } from "./refactoring.ts";

/** `a!~"b|c"` is the same as `a!="b", a!="c"`. */
export function* splitMatcher(place: RefactorPlace): Iterable<Proposal> {
  const found = selectedMatcher(place);
  if (found === undefined || found.matcher.matchType !== "!~") return;
  const { span, nameSpan, value, valueSpan } = found.matcher;
  const texts = languageOf(value)?.literals(mostTexts);
  if (texts === undefined || texts === "more" || texts.length < 2) return;
  const literals = texts.map((text) => quoteLike(textAt(place, valueSpan), text));
  if (literals.includes(undefined)) return;
  const name = textAt(place, nameSpan);
  yield {
    title: "Split into one matcher for each value",
    edit: { span, newText: literals.map((literal) => `${name}!=${literal}`).join(", ") },
  };
}

const mostTexts = 20;
