import { goQuote } from "../text/go-quote.ts";
import { unquoteGo } from "./go-string.ts";
import type { TokenKind } from "./token.ts";

/** What is wrong with a constant that was read as a number, in Go's words. Mirrors `newNumber`. */
export function numberMistake(text: string, kind: TokenKind): string | undefined {
  if (kind === "character-constant") return characterMistake(text);
  if (kind === "complex") return complexMistake(text);
  if (text.endsWith("i") && isFloat(text.slice(0, -1))) return undefined;
  if (readInteger(text) !== undefined) return undefined;
  if (!isFloat(text)) return `illegal number syntax: ${goQuote(text)}`;
  return /[.eEpP]/.test(text) ? undefined : `integer overflow: ${goQuote(text)}`;
}

function characterMistake(text: string): string | undefined {
  const inner = text.slice(1, -1);
  if (inner === "") return "invalid syntax";
  const first = escapeSequence.exec(inner)?.[0] ?? String.fromCodePoint(inner.codePointAt(0)!);
  // A text in double quotes has the same escapes but for the quotes themselves.
  const isQuote = first === '"' || first === "\\'";
  if (first === '\\"' || (!isQuote && unquoteGo(`"${first}"`) === undefined)) return "invalid syntax";
  return first.length < inner.length ? `malformed character constant: ${text}` : undefined;
}

const escapeSequence = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|[^xuU0-7])/;

/** Of both parts, the first one that is no number. */
function complexMistake(text: string): string | undefined {
  const middle = text.slice(1).search(/(?<![eEpP])[-+]/) + 1;
  for (const part of [text.slice(0, middle), text.slice(middle, -1)]) {
    if (isFloat(part)) continue;
    const words = decimalFloat.test(part) || hexFloat.test(part) ? "value out of range" : "invalid syntax";
    return `strconv.ParseFloat: parsing ${goQuote(part)}: ${words}`;
  }
  return undefined;
}

const integer =
  /^([-+]?)(?:0[xX]_?([\da-fA-F]+(?:_[\da-fA-F]+)*)|0[oO]_?([0-7]+(?:_[0-7]+)*)|0[bB]_?([01]+(?:_[01]+)*)|0_?([0-7]+(?:_[0-7]+)*)|(0|[1-9]\d*(?:_\d+)*))$/;

/** The value of a constant that Go takes for a whole number: without a point or an exponent. */
export function integerConstant(text: string): bigint | undefined {
  if (!text.startsWith("'")) return readInteger(text);
  const inner = text.slice(1, -1);
  const character = inner === "\\'" ? "'" : inner === '"' ? inner : unquoteGo(`"${inner}"`);
  const code = character?.codePointAt(0);
  // A byte stands as half of a pair.
  return code === undefined ? undefined : BigInt(code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : code);
}

/** What `strconv.ParseInt` or `ParseUint` makes of a text. */
function readInteger(text: string): bigint | undefined {
  const found = integer.exec(text);
  if (found === null) return undefined;
  const [, sign, hex, octal, binary, oldOctal, decimal] = found;
  const digits = (hex ?? octal ?? binary ?? oldOctal ?? decimal ?? "").replaceAll("_", "").replace(/^0+/, "");
  // The greatest number has 64 digits when it is binary.
  if (digits.length > 64) return undefined;
  const prefix = hex !== undefined ? "0x" : binary !== undefined ? "0b" : decimal !== undefined ? "" : "0o";
  const value = digits === "" ? 0n : BigInt(prefix + digits);
  const limit = sign === "" ? 2n ** 64n - 1n : sign === "-" ? 2n ** 63n : 2n ** 63n - 1n;
  if (value > limit) return undefined;
  return sign === "-" ? -value : value;
}

// Digits without a point between them are one run: two runs side by side would be tried at every border.
const decimalFloat =
  /^[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+(?:_\d+)*)?$/;
const hexFloat =
  /^[-+]?0[xX]_?(?:([\da-fA-F]+(?:_[\da-fA-F]+)*)(?:\.(?:[\da-fA-F]+(?:_[\da-fA-F]+)*)?)?|\.[\da-fA-F]+(?:_[\da-fA-F]+)*)[pP]([-+]?\d+(?:_\d+)*)$/;

/** Whether `strconv.ParseFloat` takes it. */
function isFloat(text: string): boolean {
  if (decimalFloat.test(text)) return Number.isFinite(Number(text.replaceAll("_", "")));
  const hex = hexFloat.exec(text);
  if (hex === null) return false;
  const digits = (hex[1] ?? "").replace(/^[0_]+/, "").length;
  return digits * 4 + Number(hex[2]!.replaceAll("_", "")) <= 1024;
}
