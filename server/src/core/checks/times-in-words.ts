import type { Facts } from "../facts/facts.ts";
import { printDuration } from "../promql/duration.ts";

/** A length of time for people: whole days as days, since `1w` has to be thought about. */
export function durationInWords(milliseconds: number): string {
  const days = milliseconds / 86_400_000;
  if (!Number.isInteger(days) || days < 2) return printDuration(milliseconds);
  return `${days} days`;
}

/** A moment to the minute, in the time zone that Prometheus shows. */
export function momentInWords(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return "at a time unknown";
  return `on ${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** What nobody has seen for as long as somebody looked. */
export function lookbackInWords({ source }: Facts): string {
  return `in the last ${durationInWords(source!.lookback)}, says ${source!.name}`;
}
