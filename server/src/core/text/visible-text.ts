/** A text on one line: what cannot be seen, or changes how others are seen, is written as an escape, and the end of a long one is left out. */
export function visibleText(text: string, most = mostCharacters): string {
  let shown = "";
  let count = 0;
  let marks = 0;
  for (const character of text) {
    if (count++ === most) return `${shown}…`;
    marks = isMark(character) ? marks + 1 : 0;
    // Marks that pile up on a letter would grow into other lines.
    const isShown = marks === 0 ? isVisible(character) : marks <= mostMarks && count > 1;
    shown += isShown ? character : escaped(character);
  }
  return shown;
}

const mostCharacters = 120;
const mostMarks = 2;

function isMark(character: string): boolean {
  return character > "\x7f" && /^\p{M}$/u.test(character);
}

/** Letters, digits, signs and the plain space. */
function isVisible(character: string): boolean {
  return character === " " || /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
}

function escaped(character: string): string {
  const named = names.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0)!;
  // A byte that is not UTF-8; see `unquote`.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code & 0xff).toString(16)}`;
  return `\\u{${code.toString(16)}}`;
}

const names: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);
