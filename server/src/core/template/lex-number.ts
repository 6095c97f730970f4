interface FoundNumber {
  /** Past the number, or past the character that makes it none. */
  readonly end: number;
  readonly isNumber: boolean;
  readonly isComplex: boolean;
}

/** Finds the end of what starts like a number; whether it is one, the parser decides. Mirrors `lexNumber`. */
export function findNumberEnd(text: string, from: number): FoundNumber {
  const first = scanNumber(text, from);
  const sign = text[first.end];
  if (!first.isNumber || (sign !== "+" && sign !== "-")) return { ...first, isComplex: false };
  const second = scanNumber(text, first.end);
  const isNumber = second.isNumber && text[second.end - 1] === "i";
  return { end: second.end, isNumber, isComplex: true };
}

// Sticky, so that nothing behind the number is looked at; every part may be missing, as in upstream.
const hex = /[-+]?0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][-+]?[\d_]*)?i?/y;
const octal = /[-+]?0[oO][0-7_]*(?:\.[0-7_]*)?i?/y;
const binary = /[-+]?0[bB][01_]*(?:\.[01_]*)?i?/y;
const decimal = /[-+]?[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?[\d_]*)?i?/y;
const alphanumeric = /[_\p{L}\p{Nd}]/uy;

function scanNumber(text: string, from: number): { readonly end: number; readonly isNumber: boolean } {
  const end = Math.max(
    matchEnd(hex, text, from),
    matchEnd(octal, text, from),
    matchEnd(binary, text, from),
    0,
  );
  const numberEnd = end > 0 ? end : matchEnd(decimal, text, from);
  const next = matchEnd(alphanumeric, text, numberEnd);
  return next === -1 ? { end: numberEnd, isNumber: true } : { end: next, isNumber: false };
}

function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
