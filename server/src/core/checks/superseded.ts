import type { Problem } from "./check.ts";

/**
 * Leaves out what is said more plainly by a check that knows more: that a pattern is one text only, where it is
 * known that another pattern was meant; that a target may be gone, where there was none; and that a server has no such
 * series, or none that match, where there can be none at all.
 */
export function withoutSuperseded(problems: readonly Problem[]): readonly Problem[] {
  const same = new Set<string>();
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const problem of problems) {
    const { check, span } = problem;
    if (/^(?:unsatisfiable-selector|up-of-probed-port|contradictory-sides)$/.test(check))
      same.add(placeOf(problem));
    else if (check !== "unknown-label" && check !== "contradictory-matchers") continue;
    // One speaks of a matcher and the other one of its name or its value.
    starts.add(span.from);
    ends.add(span.to);
  }
  if (starts.size === 0) return problems;
  return problems.filter((problem) => {
    const { check, span } = problem;
    if (/^(?:literal-regex|vanished-target|unmatched-sides)$/.test(check)) return !same.has(placeOf(problem));
    return !absent.test(check) || !(starts.has(span.from) || ends.has(span.to));
  });
}

/** What is found by asking a server. */
const absent = /^(?:absent-(?:label|value)|misspelt-value|disjoint-matchers|vanished-series)$/;

function placeOf({ span }: Problem): string {
  return `${span.from} ${span.to}`;
}
