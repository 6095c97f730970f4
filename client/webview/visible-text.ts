/** Characters that are not seen, or that turn others around: those of control, of format, and halves of pairs. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const longest = 2000;

/** A value on one line: what cannot be seen is written as an escape, and what is very long is cut. */
export function visibleText(text: string): string {
  return shortened(text, longest).replace(unseen, escapeOf);
}

/** A text of many lines, in the same way. */
export function visibleLines(text: string, most = longest): string {
  return shortened(text, most).replace(unseen, (character) =>
    character === "\n" ? character : escapeOf(character),
  );
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${text.length} characters)`;
}

/** As JSON writes it, so that what is shown of JSON stays JSON. */
function escapeOf(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }).join("");
}
