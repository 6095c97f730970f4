import type { Duration, SelectorModifiers } from "../../promql/ast.ts";
import { durationUnits } from "../../promql/duration.ts";
import { type Phrase, quote, type Scope, say, sourceOf } from "./speech.ts";

const names = ["year", "week", "day", "hour", "minute", "second", "millisecond"];

/** "1 hour 30 minutes". */
export function secondsInWords(seconds: number): string {
  const milliseconds = Math.round(Math.abs(seconds) * 1000);
  if (!Number.isSafeInteger(milliseconds)) return `${seconds} seconds`;
  const said: string[] = [];
  let rest = milliseconds;
  for (const [at, { milliseconds: unit }] of durationUnits.entries()) {
    // Years and weeks only stand for what they measure exactly: 90 days are no 12 weeks and 6 days.
    if (at < 2 && (rest % unit !== 0 || (at === 1 && rest < 2 * unit))) continue;
    const count = Math.floor(rest / unit);
    if (count > 0) said.push(`${count} ${names[at]}${count === 1 ? "" : "s"}`);
    rest -= count * unit;
  }
  return said.length === 0 ? "0 seconds" : said.join(" ");
}

/** A range or a step, in words where it is known before the query. */
export function lengthInWords(duration: Duration | undefined, scope: Scope): Phrase {
  if (duration === undefined) return say`…`;
  if (duration.kind === "NumberLiteral") return say`${secondsInWords(duration.value)}`;
  return quote(sourceOf(duration, scope));
}

/** "every 30 seconds", "every minute". */
export function everyInWords(step: Duration, scope: Scope): Phrase {
  if (step.kind === "NumberLiteral")
    return say`every ${secondsInWords(step.value).replace(/^1 (?=\w+$)/, "")}`;
  return say`every ${lengthInWords(step, scope)}`;
}

/** Which time is looked at: " of 1 hour ago"; nothing for the time of evaluation. */
export function pastInWords({ offset, at }: SelectorModifiers, scope: Scope): Phrase {
  return say`${atInWords(at?.at)}${offset === undefined ? [] : offsetInWords(offset.duration, scope)}`;
}

function offsetInWords(duration: Duration | undefined, scope: Scope): Phrase {
  if (duration === undefined) return [];
  if (duration.kind !== "NumberLiteral") return say` of ${quote(sourceOf(duration, scope))} ago`;
  if (duration.value === 0) return [];
  return say` of ${secondsInWords(duration.value)} ${duration.value < 0 ? "later" : "ago"}`;
}

function atInWords(time: NonNullable<SelectorModifiers["at"]>["at"]): string {
  if (time === undefined) return "";
  if (time.kind !== "timestamp") return " at the time of evaluation";
  const milliseconds = time.seconds * 1000;
  if (!(Math.abs(milliseconds) <= farthest)) return " at a fixed time";
  const iso = new Date(milliseconds).toISOString();
  return ` at ${iso.slice(0, -14)} ${iso.slice(-13, -5)} UTC`;
}

/** Dates go no farther from 1970. */
const farthest = 8.64e15;
