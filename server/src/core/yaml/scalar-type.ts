import type { YamlScalar } from "./yaml-node.ts";

/**
 * What a scalar is taken for where nobody asks for a text, in go-yaml's short form (`!!str`, `!!int`, `!!null`, …).
 * Mirrors `resolve.go`: quoted and block scalars are texts, plain ones what they look like.
 */
export function scalarType(scalar: YamlScalar): string {
  if (scalar.tag !== undefined) return scalar.tag;
  if (scalar.style !== "plain") return "!!str";
  if (scalar.value === "<<") return "!!merge";
  return plainType(scalar.value);
}

/**
 * What a tag makes of a value that it does not fit, in go-yaml's words. Mirrors `resolve`, which refuses such a scalar
 * wherever it is decoded.
 */
export function tagMismatch(tag: string, value: string): string | undefined {
  if (!resolvedTags.has(tag)) return undefined;
  const type = plainType(value);
  if (type === tag || (tag === "!!float" && type === "!!int")) return undefined;
  return `cannot decode ${type} \`${value}\` as a ${tag}`;
}

const resolvedTags: ReadonlySet<string> = new Set(["!!bool", "!!int", "!!float", "!!null", "!!timestamp"]);

function plainType(value: string): string {
  const word = words.get(value);
  if (word !== undefined) return word;
  const first = value.charCodeAt(0);
  if (first === 46) return isFloat(value) && /^\.[0-9]/.test(value) ? "!!float" : "!!str";
  const startsNumber = first === 43 || first === 45 || (first >= 48 && first <= 57);
  if (!startsNumber) return "!!str";
  if (isTimestamp(value)) return "!!timestamp";
  const digits = value.replaceAll("_", "");
  if (isInt(digits)) return "!!int";
  return isFloat(digits) ? "!!float" : "!!str";
}

const words: ReadonlyMap<string, string> = new Map([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, "!!null"] as const),
  ...["true", "True", "TRUE", "false", "False", "FALSE"].map((word) => [word, "!!bool"] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, "!!float"] as const),
  ...[".inf", ".Inf", ".INF"].flatMap((word) =>
    ["", "+", "-"].map((sign) => [sign + word, "!!float"] as const),
  ),
]);

/** Go's `strconv.ParseInt` with base 0, and `ParseUint` for what is larger; a leading zero means octal. */
function isInt(text: string): boolean {
  const match = /^([-+]?)(?:(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)|0([0-7]*)|([1-9][0-9]*))$/.exec(text);
  if (match === null) return false;
  const [, sign, prefixed, octal, decimal] = match;
  const number = BigInt(prefixed?.toLowerCase() ?? (octal ? `0o${octal}` : (decimal ?? "0")));
  if (sign === "-") return number <= 2n ** 63n;
  return number < (sign === "+" ? 2n ** 63n : 2n ** 64n);
}

function isFloat(text: string): boolean {
  if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) return false;
  return Number.isFinite(Number(text));
}

/** The layouts that go-yaml gives to Go's `time.Parse`. */
function isTimestamp(text: string): boolean {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:([Tt ])(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(text);
  if (match === null) return false;
  const [, year, month, day, separator, hour, minute, second, zone] = match;
  if (separator !== undefined && (separator === " ") === (zone !== undefined)) return false;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return false;
  return isDay(Number(year), Number(month), Number(day));
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}
