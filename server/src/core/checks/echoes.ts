import type { Span } from "../text/span.ts";
import type { Problem } from "./check.ts";

/**
 * Leaves out what only repeats another problem: what is wrong with a value at an anchor is found wherever an alias
 * leads to it, and what is wrong within a value of the wrong type is never looked at by Prometheus. A key
 * that the YAML breaks at is no key.
 */
export function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const sorted = [...problems].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
  const syntax = problems.filter(({ check }) => check === "yaml-syntax").map(({ span }) => span.from);
  syntax.sort((a, b) => a - b);
  const wrongTypes = new Set(
    problems.filter(({ check }) => check === "wrong-type").map(({ span }) => `${span.from} ${span.to}`),
  );
  let outer: Problem | undefined;
  return sorted.filter((problem) => {
    const { check, span, message } = problem;
    if (ofNames.has(check) && wrongTypes.has(`${span.from} ${span.to}`)) return false;
    if (check === "unknown-field" && hasBetween(syntax, span)) return false;
    const isOfDecoding = check === "wrong-type" || check === "duplicate-key";
    if (isOfDecoding && outer !== undefined && outer !== problem && span.to <= outer.span.to) return false;
    if (check === "wrong-type") outer = problem;
    const key = `${span.from} ${span.to} ${check} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether one of the sorted offsets lies in the span or right at its end. */
function hasBetween(offsets: readonly number[], { from, to }: Span): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low < offsets.length && offsets[low]! <= to;
}

/** A list or a map for a key is no name at all. */
const ofNames: ReadonlySet<string> = new Set([
  "unknown-field",
  "invalid-label-name",
  "invalid-annotation-name",
]);
