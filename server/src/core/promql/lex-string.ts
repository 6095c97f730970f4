import { goUnicode } from "../text/go-quote.ts";
import { characterAt } from "./characters.ts";

export interface FoundString {
  /** Past the closing quote; where it is missing, past what the string seems to be. */
  readonly end: number;
  readonly message?: string;
}

/** Finds the end of the string whose first quote has been read. Mirrors `lexString`, `lexRawString` and `lexEscape`. */
export function findStringEnd(text: string, from: number, quote: number): FoundString {
  return quote === 96 /* ` */ ? findRawStringEnd(text, from) : findQuotedStringEnd(text, from, quote);
}

function findRawStringEnd(text: string, from: number): FoundString {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 96) return { end: at + 1 };
    if (code < 0xd800) continue;
    if (isInvalidRune(text, at)) return { end: resumeAt(text, at, 96), message: "invalid UTF-8 rune" };
    if ((code & 0xfc00) === 0xd800) at++;
  }
  return { end: text.length, message: "unterminated raw string" };
}

function findQuotedStringEnd(text: string, from: number, quote: number): FoundString {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return { end: at + 1 };
    if (code === 10 /* line feed */) return { end: at, message: "unterminated quoted string" };
    if (code === 92 /* \ */) {
      const scanned = scanEscape(text, at + 1, quote);
      if (scanned.message !== undefined)
        return { end: resumeAt(text, at + 1, quote), message: scanned.message };
      at = scanned.end - 1;
    } else if (code >= 0xd800) {
      if (isInvalidRune(text, at)) return { end: resumeAt(text, at, quote), message: "invalid UTF-8 rune" };
      if ((code & 0xfc00) === 0xd800) at++;
    }
  }
  return { end: text.length, message: "unterminated quoted string" };
}

function scanEscape(text: string, from: number, quote: number): FoundString {
  const character = characterAt(text, from);
  if (character === undefined) return { end: from, message: "escape sequence not terminated" };
  const code = character.charCodeAt(0);
  if (code === quote || "abfnrtv\\".includes(character)) return { end: from + 1 };
  if (code >= 48 && code <= 55) return scanEscapedNumber(text, from, { digits: 3, base: 8, greatest: 255 });
  if (code === 120 /* x */) return scanEscapedNumber(text, from + 1, { digits: 2, base: 16, greatest: 255 });
  if (code === 117 /* u */)
    return scanEscapedNumber(text, from + 1, { digits: 4, base: 16, greatest: 0x10ffff });
  if (code === 85 /* U */)
    return scanEscapedNumber(text, from + 1, { digits: 8, base: 16, greatest: 0x10ffff });
  return { end: from, message: `unknown escape sequence ${goUnicode(character)}` };
}

function scanEscapedNumber(
  text: string,
  from: number,
  form: { readonly digits: number; readonly base: number; readonly greatest: number },
): FoundString {
  let value = 0;
  for (let at = from; at < from + form.digits; at++) {
    const character = characterAt(text, at);
    if (character === undefined) return { end: at, message: "escape sequence not terminated" };
    const digit = digitOf(character.charCodeAt(0));
    if (digit >= form.base) {
      return { end: at, message: `illegal character ${goUnicode(character)} in escape sequence` };
    }
    value = value * form.base + digit;
  }
  const end = from + form.digits;
  if (value <= form.greatest && (value < 0xd800 || value >= 0xe000)) return { end };
  return { end, message: "escape sequence is an invalid Unicode code point" };
}

/** The value of a digit, 16 for what is none. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : 16;
}

/** Half of a surrogate pair is no UTF-8; and Prometheus takes a replacement character that is written for one that was made. */
function isInvalidRune(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0xfffd) return true;
  if ((code & 0xf800) !== 0xd800) return false;
  return code >= 0xdc00 || (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00;
}

/** Behind a mistake inside a string: past its closing quote if that stands on the same line. */
function resumeAt(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92 && quote !== 96) at++;
    else if (code === 10 && quote !== 96) return at;
  }
  return text.length;
}
