import type { YamlEntry } from "./yaml-node.ts";

/** Thrown wherever `scanYaml` is not sure, and always caught there. */
export const notSure = Symbol("not sure");

export function leave(): never {
  throw notSure;
}

/** go-yaml takes longer ones for no keys; a little less is sure to be short enough. */
const maxKeyLength = 1000;

/** `scanYaml` takes no text with other line breaks than `\n` and `\r\n`. */
export function breakLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 10) return 1;
  return code === 13 ? 2 : 0;
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  if (end < 0) return text.length;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** At the end of a line, of the text, or at a comment. */
export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13 || code === 35 || at >= text.length;
}

export function isBlankOrEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9 || at >= text.length;
}

/** Whether a line in column 0 looks like `---`, `...` or a directive. */
export function mayEndDocument(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 37) return true;
  return (code === 45 || code === 46) && text.charCodeAt(at + 1) === code;
}

/** Indicators, and blanks: what no plain scalar starts with. */
export function cannotStartPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return false;
  if (code === 45 || code === 63 || code === 58) return isBlankOrEnd(text, at + 1);
  return code <= 32 || indicators.has(code) || at >= text.length;
}

const indicators: ReadonlySet<number> = new Set(
  Array.from(",[]{}#&*!|>'\"%@`", (each) => each.charCodeAt(0)),
);

/** Where the key that starts at `from` ends, before the blanks that precede its colon; -1 when there is no key. */
export function plainKeyEnd(text: string, from: number): number {
  if (cannotStartPlain(text, from)) return -1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 58) continue;
    if (code === 58 && isBlankOrEnd(text, at + 1)) return keyEnd(text, from, at);
    if (code === 10 || code === 13) return -1;
    if (code === 35 && isBlankOrEnd(text, at - 1)) return -1;
  }
  return -1;
}

/** The same for a key in quotes; its text is not looked at. */
export function quotedKeyEnd(text: string, from: number, quote: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return -1;
    if (code === 92 && quote === 34) {
      at++;
      if (breakLength(text, at) > 0) return -1;
    } else if (code === quote) {
      if (quote === 34 || text.charCodeAt(at + 1) !== 39) break;
      at++;
    }
  }
  let colon = at + 1;
  while (text.charCodeAt(colon) === 32) colon++;
  if (text.charCodeAt(colon) !== 58 || !isBlankOrEnd(text, colon + 1)) return -1;
  if (colon - from > maxKeyLength) leave();
  return at + 1;
}

/** The closing quote of a scalar whose value stands between its quotes as it is; -1 for any other. */
export function simpleClose(text: string, from: number, quote: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return quote === 39 && text.charCodeAt(at + 1) === 39 ? -1 : at;
    if (code < 32 ? code !== 9 : code === 92 && quote === 34) return -1;
  }
  return -1;
}

/** The closing quote of a double-quoted scalar on one line with none but the commonest escapes; -1 for any other. */
export function escapedClose(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at;
    if (code < 32) return -1;
    if (code !== 92) continue;
    at++;
    const letter = text.charCodeAt(at);
    // `\"`, `\\`, `\n` and `\t`.
    if (letter !== 34 && letter !== 92 && letter !== 110 && letter !== 116) return -1;
  }
  return -1;
}

/** Past the last character that a plain scalar can have in this line: at the break, a comment's `#`, or the text's end. */
export function plainLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 58) continue;
    if (code === 10 || code === 13) return at;
    if (code === 58 && isBlankOrEnd(text, at + 1)) leave();
    if (code === 35 && isBlankOrEnd(text, at - 1)) return at;
  }
  return text.length;
}

/** Where a plain scalar goes on after the line that ends at `end`; -1 when it does not. */
export function continuation(text: string, end: number, parentIndent: number): number {
  let lineStart = end;
  for (;;) {
    lineStart += breakLength(text, lineStart);
    let at = lineStart;
    while (text.charCodeAt(at) === 32) at++;
    const code = text.charCodeAt(at);
    if (code === 9) leave();
    if (at >= text.length || code === 35) return -1;
    if (code === 10 || code === 13) {
      lineStart = at;
      continue;
    }
    return at - lineStart > parentIndent ? at : -1;
  }
}

export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  for (; end > from; end--) {
    const code = text.charCodeAt(end - 1);
    if (code !== 32 && code !== 9) break;
  }
  return end;
}

/** Whether no key occurs twice. */
export function allDiffer(entries: readonly YamlEntry[]): boolean {
  if (entries.length > 12) return new Set(entries.map((entry) => entry.key.value)).size === entries.length;
  for (let one = 1; one < entries.length; one++) {
    const { value } = entries[one]!.key;
    for (let other = 0; other < one; other++) if (entries[other]!.key.value === value) return false;
  }
  return true;
}

function keyEnd(text: string, from: number, colon: number): number {
  if (colon - from > maxKeyLength) leave();
  return trimmedEnd(text, from, colon);
}
