import { isAlphaNumeric, isDigit, isHexDigit } from "./characters.ts";

/** Where reading ended, and whether what was read is what was looked for. */
export interface Scanned {
  readonly ok: boolean;
  readonly end: number;
}

/**
 * Reads a number in any of Go's notations. Mirrors `scanNumber` in lex.go: what it lets through is not always a number,
 * and what it stops at decides how much of the text a message quotes.
 */
export function scanNumber(text: string, from: number): Scanned {
  let at = from;
  let isHex = false;
  if (text.charCodeAt(at) === 48 /* 0 */) {
    at++;
    if ((text.charCodeAt(at) | 0x20) === 120 /* x */) {
      at++;
      if (text.charCodeAt(at) === 95 /* _ */) at++;
      isHex = true;
    }
  }
  const isDigitHere = isHex ? isHexDigit : isDigit;
  if (text.charCodeAt(at) === 46 /* . */) at++;
  if (isDigitHere(text.charCodeAt(at))) at++;
  let hasDot = false;
  let hasExponent = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 46 /* . */) {
      at++;
      if (hasDot) return { ok: false, end: at };
      hasDot = true;
      const after = text.charCodeAt(at);
      if (after === 95 || after === 46) return { ok: false, end: at + 1 };
      if (isHex) return { ok: false, end: at };
    } else if (isExponent(code)) {
      at++;
      if (hasExponent) return { ok: false, end: at };
      hasExponent = true;
      const sign = text.charCodeAt(at);
      if (sign === 43 || sign === 45) at++;
      if (cannotFollow(text.charCodeAt(at))) return { ok: false, end: at + 1 };
      if (at >= text.length) return { ok: false, end: at };
    } else if (code === 95 /* _ */) {
      at++;
      if (cannotFollow(text.charCodeAt(at))) return { ok: false, end: at + 1 };
      if (at >= text.length) return { ok: false, end: at };
    } else if (isDigitHere(code)) {
      at++;
      while (isDigitHere(text.charCodeAt(at))) at++;
    } else {
      return { ok: at > from && !isAlphaNumeric(code), end: at };
    }
  }
}

/** Reads the unit that follows a first number, and all further numbers and units. Mirrors `acceptRemainingDuration`. */
export function scanRestOfDuration(text: string, from: number): Scanned {
  let at = from;
  if (!isUnit(text.charCodeAt(at)) && text.charCodeAt(at) !== 121 /* y */) return { ok: false, end: at };
  at++;
  if (text.charCodeAt(at) === 115 /* s */) at++;
  while (isDigit(text.charCodeAt(at))) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (!isUnit(text.charCodeAt(at))) return { ok: false, end: at };
    at++;
    if (text.charCodeAt(at) === 115 /* s */) at++;
  }
  if (isAlphaNumeric(text.charCodeAt(at))) return { ok: false, end: at + 1 };
  return { ok: true, end: at };
}

function isExponent(code: number): boolean {
  return code === 101 || code === 69;
}

/** `.`, `_`, `e` and `E` may not follow an exponent or an underscore. */
function cannotFollow(code: number): boolean {
  return code === 46 || code === 95 || isExponent(code);
}

/** The first letter of a unit; years can only come first. */
function isUnit(code: number): boolean {
  return code === 115 || code === 109 || code === 104 || code === 100 || code === 119;
}
