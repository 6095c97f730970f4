import { goQuote } from "../text/go-quote.ts";

export type ParsedNumber =
  | { readonly ok: true; readonly value: number }
  /** `value` is what Go goes on with after the mistake. */
  | { readonly ok: false; readonly value: number; readonly message: string };

/**
 * The value of a number token. Mirrors `parser.number`: an integer in any of Go's bases (`010` is eight),
 * or else a floating point number.
 */
export function parseNumber(text: string): ParsedNumber {
  // Nearly all numbers are short decimal integers, which need no look at their form.
  if (text.length < 16 && /^(?:[1-9]\d*|0)$/.test(text)) return { ok: true, value: Number(text) };
  const integer = parseInteger(text);
  if (integer !== undefined) return { ok: true, value: integer };
  return parseFloat64(text);
}

/** Mirrors `strconv.ParseInt` with base 0. */
function parseInteger(text: string): number | undefined {
  const match = /^(?:0[xX]_?[\da-fA-F]+(?:_[\da-fA-F]+)*|0(?:_?[0-7])*|[1-9]\d*(?:_\d+)*)$/.exec(text);
  if (match === null) return undefined;
  const digits = text.replaceAll("_", "");
  const isOctal = digits.length > 1 && digits[0] === "0" && (digits.charCodeAt(1) | 0x20) !== 120;
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return value < 1n << 63n ? Number(value) : undefined;
}

/** Mirrors `strconv.ParseFloat` for what the lexer takes for a number: hexadecimal ones need an exponent, which it never lets through. */
function parseFloat64(text: string): ParsedNumber {
  const lower = text.toLowerCase();
  if (lower === "inf") return { ok: true, value: Number.POSITIVE_INFINITY };
  if (lower === "nan") return { ok: true, value: Number.NaN };
  const isDecimal = /^(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?$/.test(lower);
  if (!isDecimal || !hasGoodUnderscores(lower)) {
    return { ok: false, value: 0, message: `strconv.ParseFloat: parsing ${goQuote(text)}: invalid syntax` };
  }
  const value = Number(lower.replaceAll("_", ""));
  if (Number.isFinite(value)) return { ok: true, value };
  return { ok: false, value, message: `strconv.ParseFloat: parsing ${goQuote(text)}: value out of range` };
}

/** Underscores stand between digits. */
function hasGoodUnderscores(text: string): boolean {
  return !/(?:^|[^\d])_|_(?:$|[^\d])/.test(text);
}
