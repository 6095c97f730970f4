import { escapeForString } from "../../core/promql/string-edit.ts";
import { unquote } from "../../core/promql/string-literal.ts";
import { languageOf } from "../../core/regex/language.ts";
import { quotePattern } from "../../core/regex/quote-pattern.ts";
import { covers } from "../../core/text/span.ts";
import { type Proposal, type RefactorPlace, selectedMatcher, textAt } from "./refactoring.ts";

/** Makes the selected piece of a pattern stand for itself, or takes the escapes away by which it does. */
export function* escapeSelection(place: RefactorPlace): Iterable<Proposal> {
  const { selection } = place;
  const found = selectedMatcher(place);
  if (found === undefined || selection.from === selection.to) return;
  const { matchType, valueSpan, value } = found.matcher;
  const inner = { from: valueSpan.from + 1, to: valueSpan.to - 1 };
  if (!matchType.endsWith("~") || !covers(inner, selection)) return;
  const quote = textAt(place, valueSpan)[0]!;
  const pieces = [
    { from: inner.from, to: selection.from },
    selection,
    { from: selection.to, to: inner.to },
  ].map((span) => unquote(`${quote}${textAt(place, span)}${quote}`));
  // Half an escape may be selected.
  const selected = pieces[1];
  if (selected === undefined || pieces.join("") !== value || pieces.includes(undefined)) return;
  const isEscaped = selected.includes("\\");
  const pattern = isEscaped ? languageOf(selected)?.literal() : quotePattern(selected);
  if (pattern === undefined || pattern === selected) return;
  const newText = escapeForString(pattern, quote);
  if (unquote(`${quote}${newText}${quote}`) !== pattern) return;
  yield {
    title: isEscaped ? "Remove the escapes from the selection" : "Escape the selection for the pattern",
    edit: { span: selection, newText },
  };
}
