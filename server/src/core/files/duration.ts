import { goQuote } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";

export type ParsedDuration =
  | { readonly ok: true; readonly milliseconds: number }
  /** The span counts from the start of the text. */
  | { readonly ok: false; readonly message: string; readonly span: Span };

/** Mirrors `ParseDuration` of prometheus/common: units from the biggest to the smallest, each at most once. */
export function parseDuration(text: string): ParsedDuration {
  if (text === "0") return { ok: true, milliseconds: 0 };
  const whole = { from: 0, to: text.length };
  const invalid = (span: Span = whole): ParsedDuration => ({
    ok: false,
    message: `not a valid duration string: ${goQuote(text)}`,
    span,
  });
  if (text === "") return { ok: false, message: "empty duration string", span: whole };

  let total = 0n;
  let lastUnit = -1;
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === start) return invalid();
    const unitStart = at;
    while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
    const part = { from: start, to: at };
    // A number of more digits than the greatest one has is never converted, however long it is.
    const digits = text.slice(start, unitStart).replace(/^0+(?=.)/, "");
    const number = digits.length > 20 ? undefined : BigInt(digits);
    if (number === undefined || number > maxUint64 || at === unitStart) return invalid();
    const name = text.slice(unitStart, at);
    const unit = units.findIndex((each) => each.name === name);
    if (unit === -1) {
      const message = `unknown unit ${goQuote(name)} in duration ${goQuote(text)}`;
      return { ok: false, message, span: { from: unitStart, to: at } };
    }
    if (unit <= lastUnit) return invalid(part);
    lastUnit = unit;
    const { nanoseconds } = units[unit]!;
    total += number * nanoseconds;
    if (number > 2n ** 63n / nanoseconds || total > maxInt64) {
      return { ok: false, message: "duration out of range", span: whole };
    }
  }
  return { ok: true, milliseconds: Number(total / 1_000_000n) };
}

/** What vmalert takes for a duration: fractions, units in any order, plain seconds. */
export function parseLooseDuration(text: string): ParsedDuration {
  const part = /(\d+(?:\.\d*)?)(ms|[smhdwyi])?/giy;
  let milliseconds = 0;
  part.lastIndex = text.startsWith("-") ? 1 : 0;
  let at = part.lastIndex;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    milliseconds += Number(match[1]) * looseUnit(match[2] ?? "s");
    at = part.lastIndex;
  }
  if (at === text.length && /\d/.test(text)) return { ok: true, milliseconds };
  const span = { from: 0, to: text.length };
  return { ok: false, message: `cannot parse duration ${goQuote(text)}`, span };
}

/** `i` is the step of the query; it has no length of its own. */
function looseUnit(name: string): number {
  const unit = units.find((each) => each.name === name.toLowerCase());
  return unit === undefined ? 0 : Number(unit.nanoseconds) / 1_000_000;
}

const maxUint64 = 2n ** 64n - 1n;
const maxInt64 = 2n ** 63n - 1n;

const units: readonly { readonly name: string; readonly nanoseconds: bigint }[] = [
  { name: "y", nanoseconds: 31_536_000_000_000_000n },
  { name: "w", nanoseconds: 604_800_000_000_000n },
  { name: "d", nanoseconds: 86_400_000_000_000n },
  { name: "h", nanoseconds: 3_600_000_000_000n },
  { name: "m", nanoseconds: 60_000_000_000n },
  { name: "s", nanoseconds: 1_000_000_000n },
  { name: "ms", nanoseconds: 1_000_000n },
];

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
