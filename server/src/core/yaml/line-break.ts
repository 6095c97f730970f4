/**
 * Line breaks and blanks as go-yaml knows them: besides `\n`, `\r\n` and `\r` also next line (U+0085),
 * line separator (U+2028) and paragraph separator (U+2029), which YAML 1.1 counts as breaks.
 */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** How many UTF-16 units the line break at `at` takes: 2 for `\r\n`, 0 when there is none. */
export function breakLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!isBreak(code)) return 0;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
}

/** What a line break stands for in a scalar's value: U+2028 and U+2029 stay themselves. */
export function breakValue(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code === 0x2028) return "\u2028";
  if (code === 0x2029) return "\u2029";
  return "\n";
}

/** Offset of the first line break at or after `from`, or the text's length. */
export function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // One comparison lets nearly every character pass.
    if (code <= 13 ? code === 10 || code === 13 : code >= 0x85 && isBreak(code)) return at;
  }
  return text.length;
}

/** Where the last of the lines starts that begin within a stretch of text. */
export function lastLineStart(text: string, from: number, to: number): number | undefined {
  let start: number | undefined;
  // Not to the end of the last line: a whole document may stand on it.
  for (let at = from; at < to; ) {
    const length = breakLength(text, at);
    at += length || 1;
    if (length > 0) start = at;
  }
  return start;
}
