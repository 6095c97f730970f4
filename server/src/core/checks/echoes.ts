import type { Problem } from "./check.ts";

/**
 * Leaves out what only repeats another problem: what is wrong with a value at an anchor is found wherever an alias
 * leads to it, and what is wrong within a value of the wrong type is never looked at by Prometheus.
 */
export function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const sorted = [...problems].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
  const wrongTypes = new Set(
    problems.filter(({ check }) => check === "wrong-type").map(({ span }) => `${span.from} ${span.to}`),
  );
  let outer: Problem | undefined;
  return sorted.filter((problem) => {
    const { check, span, message } = problem;
    if (ofNames.has(check) && wrongTypes.has(`${span.from} ${span.to}`)) return false;
    const isOfDecoding = check === "wrong-type" || check === "duplicate-key";
    if (isOfDecoding && outer !== undefined && outer !== problem && span.to <= outer.span.to) return false;
    if (check === "wrong-type") outer = problem;
    const key = `${span.from} ${span.to} ${check} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A list or a map for a key is no name at all. */
const ofNames: ReadonlySet<string> = new Set([
  "unknown-field",
  "invalid-label-name",
  "invalid-annotation-name",
]);
