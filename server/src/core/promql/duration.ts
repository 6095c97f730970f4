import { goQuote } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";
import { isDigit } from "./characters.ts";

export type ParsedDuration =
  | { readonly ok: true; readonly milliseconds: number }
  /** The span counts from the start of the text. */
  | { readonly ok: false; readonly message: string; readonly span: Span };

/** From the biggest to the smallest, as they must follow each other. */
export const durationUnits: readonly { readonly name: string; readonly milliseconds: number }[] = [
  { name: "y", milliseconds: 31_536_000_000 },
  { name: "w", milliseconds: 604_800_000 },
  { name: "d", milliseconds: 86_400_000 },
  { name: "h", milliseconds: 3_600_000 },
  { name: "m", milliseconds: 60_000 },
  { name: "s", milliseconds: 1_000 },
  { name: "ms", milliseconds: 1 },
];

/** Go counts nanoseconds in 64 bits with a sign. */
const greatestMilliseconds = 9_223_372_036_854;

/** Mirrors `ParseDuration` of prometheus/common (model/time.go). */
export function parseDuration(text: string): ParsedDuration {
  if (text === "0") return { ok: true, milliseconds: 0 };
  if (text === "") return failed("empty duration string", text);
  const invalid = () => failed(`not a valid duration string: ${goQuote(text)}`, text);

  let total = 0;
  let lastUnit = -1;
  let at = 0;
  while (at < text.length) {
    const numberStart = at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === numberStart) return invalid();
    const digits = text.slice(numberStart, at);
    if (exceedsUint64(digits)) return invalid();
    const unitStart = at;
    while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
    if (at === unitStart) return invalid();
    const name = text.slice(unitStart, at);
    const unit = durationUnits.findIndex((each) => each.name === name);
    if (unit === -1) {
      const message = `unknown unit ${goQuote(name)} in duration ${goQuote(text)}`;
      return { ok: false, message, span: { from: unitStart, to: at } };
    }
    if (unit <= lastUnit) return invalid();
    lastUnit = unit;
    total += Number(digits) * durationUnits[unit]!.milliseconds;
    if (total > greatestMilliseconds) return failed("duration out of range", text);
  }
  return { ok: true, milliseconds: total };
}

/** Mirrors `ParseDurationAllowNegative`. */
export function parseSignedDuration(text: string): ParsedDuration {
  if (!text.startsWith("-")) return parseDuration(text);
  const parsed = parseDuration(text.slice(1));
  if (parsed.ok) return { ok: true, milliseconds: parsed.milliseconds === 0 ? 0 : -parsed.milliseconds };
  return { ...parsed, span: { from: parsed.span.from + 1, to: parsed.span.to + 1 } };
}

/** The way Prometheus writes a duration: `90m` becomes `1h30m`. Mirrors `Duration.String`. */
export function printDuration(milliseconds: number): string {
  let rest = Math.trunc(Math.abs(milliseconds));
  if (rest === 0) return "0s";
  let printed = milliseconds < 0 ? "-" : "";
  for (const unit of durationUnits) {
    // `90d` is easier to read than `12w6d`, so years and weeks only stand for what they measure exactly.
    const mustBeExact = unit.name === "y" || unit.name === "w";
    if (mustBeExact && rest % unit.milliseconds !== 0) continue;
    const count = Math.floor(rest / unit.milliseconds);
    if (count === 0) continue;
    printed += `${count}${unit.name}`;
    rest -= count * unit.milliseconds;
  }
  return printed;
}

function failed(message: string, text: string): ParsedDuration {
  return { ok: false, message, span: { from: 0, to: text.length } };
}

function exceedsUint64(digits: string): boolean {
  if (digits.length < 20) return false;
  const significant = digits.replace(/^0+/, "");
  if (significant.length !== 20) return significant.length > 20;
  return significant > "18446744073709551615";
}
