import { breakLength, breakValue, isBlank, isBreak } from "./line-break.ts";
import { ScalarPieces } from "./scalar-pieces.ts";

/** A mistake in a scalar that go-yaml rejects: its words, and the characters it is about. */
export interface ScalarError {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface QuotedScalar {
  readonly pieces: ScalarPieces;
  /** Past the closing quote, or where reading stopped when that is missing. */
  readonly to: number;
  readonly error: ScalarError | undefined;
}

/** The value of a plain scalar that ends at `to`: lines are trimmed and folded. */
export function plainPieces(text: string, from: number, to: number): ScalarPieces {
  const pieces = new ScalarPieces();
  let at = from;
  while (at < to) {
    const run = at;
    while (at < to && !isBreak(text.charCodeAt(at))) at++;
    let end = at;
    if (at < to) while (end > run && isBlank(text.charCodeAt(end - 1))) end--;
    pieces.copy(text, run, end);
    if (at < to) at = fold(text, at, to, pieces);
  }
  return pieces;
}

/** Mirrors `yaml_parser_scan_flow_scalar` for `'…'`. `limit` bounds the search for the closing quote. */
export function readSingleQuoted(text: string, from: number, limit = text.length): QuotedScalar {
  const pieces = new ScalarPieces();
  let at = from + 1;
  let run = at;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 39) {
      pieces.copy(text, run, at);
      if (at + 1 >= limit || text.charCodeAt(at + 1) !== 39) return { pieces, to: at + 1, error: undefined };
      pieces.add("'", at, at + 2);
      at += 2;
      run = at;
    } else if (isBreak(code)) {
      pieces.copy(text, run, trimmedEnd(text, run, at));
      at = fold(text, at, limit, pieces);
      run = at;
      if (isDocumentIndicator(text, at)) return unclosed(pieces, at, "found unexpected document indicator");
    } else at++;
  }
  pieces.copy(text, run, limit);
  return unclosed(pieces, limit, "found unexpected end of stream");
}

/** Mirrors `yaml_parser_scan_flow_scalar` for `"…"`. A wrong escape stands for itself, and the first one is the error. */
export function readDoubleQuoted(text: string, from: number, limit = text.length): QuotedScalar {
  const pieces = new ScalarPieces();
  let error: ScalarError | undefined;
  let at = from + 1;
  let run = at;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      pieces.copy(text, run, at);
      return { pieces, to: at + 1, error };
    }
    if (code === 92) {
      pieces.copy(text, run, at);
      if (breakLength(text, at + 1) > 0) {
        // An escaped line break joins the lines; further empty lines stay.
        at = skipBreaks(text, at + 1 + breakLength(text, at + 1), limit, pieces);
      } else {
        const read = readEscape(text, at, limit);
        if (typeof read.value === "string") pieces.add(read.value, at, read.to);
        else {
          error ??= { from: at, to: read.to, message: read.value.message };
          pieces.copy(text, at, read.to);
        }
        at = read.to;
      }
      run = at;
    } else if (isBreak(code)) {
      pieces.copy(text, run, trimmedEnd(text, run, at));
      at = fold(text, at, limit, pieces);
      run = at;
      if (isDocumentIndicator(text, at)) return unclosed(pieces, at, "found unexpected document indicator");
    } else at++;
  }
  pieces.copy(text, run, limit);
  const end = unclosed(pieces, limit, "found unexpected end of stream");
  return error === undefined ? end : { ...end, error };
}

/** Whether a line that starts at `at` starts or ends a document. */
export function isDocumentIndicator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 45 && code !== 46) return false;
  if (text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code) return false;
  const isLineStart =
    at === 0 || isBreak(text.charCodeAt(at - 1)) || (at === 1 && text.charCodeAt(0) === 0xfeff);
  if (!isLineStart) return false;
  if (at + 3 >= text.length) return true;
  const after = text.charCodeAt(at + 3);
  return isBlank(after) || isBreak(after);
}

function unclosed(pieces: ScalarPieces, to: number, message: string): QuotedScalar {
  return { pieces, to, error: { from: to, to, message } };
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Folds the line breaks from `at` on: one becomes a space, more become one less. Returns where the text goes on. */
function fold(text: string, at: number, limit: number, pieces: ScalarPieces): number {
  const length = breakLength(text, at);
  const first = breakValue(text, at);
  if (first !== "\n") {
    pieces.add(first, at, at + length);
    return skipBreaks(text, at + length, limit, pieces);
  }
  const before = pieces.value.length;
  const next = skipBreaks(text, at + length, limit, pieces);
  if (pieces.value.length === before) pieces.add(" ", at, at + length);
  return next;
}

function skipBreaks(text: string, from: number, limit: number, pieces: ScalarPieces): number {
  let at = from;
  while (at < limit) {
    const length = breakLength(text, at);
    if (length > 0) pieces.add(breakValue(text, at), at, at + length);
    else if (!isBlank(text.charCodeAt(at))) break;
    at += length > 0 ? length : 1;
  }
  return Math.min(at, limit);
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "'": "'",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

interface Escape {
  readonly value: string | { readonly message: string };
  readonly to: number;
}

function readEscape(text: string, at: number, limit: number): Escape {
  const letter = text.charAt(at + 1);
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  if (simple !== undefined) return { value: simple, to: Math.min(at + 2, limit) };
  const length = Object.hasOwn(hexLengths, letter) ? hexLengths[letter] : undefined;
  if (length === undefined) {
    const width = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 3 : 2;
    return { value: { message: "found unknown escape character" }, to: Math.min(at + width, limit) };
  }
  let to = at + 2;
  while (to < at + 2 + length && to < limit && isHexDigit(text.charCodeAt(to))) to++;
  if (to < at + 2 + length) {
    return { value: { message: "did not find expected hexdecimal number" }, to };
  }
  const code = Number.parseInt(text.slice(at + 2, to), 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    return { value: { message: "found invalid Unicode character escape code" }, to };
  }
  return { value: String.fromCodePoint(code), to };
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
