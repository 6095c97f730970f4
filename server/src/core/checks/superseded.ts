import type { Problem } from "./check.ts";

/**
 * Leaves out what is said more plainly by a check that knows more: that a pattern is one text only, where it is
 * known that another pattern was meant; that a target may be gone, where there was none; that a server has no such
 * series, or none that match, where there can be none at all; and that it does not have a metric for which an input of
 * Telegraf is missing, unless it has one that was probably meant.
 */
export function withoutSuperseded(problems: readonly Problem[]): readonly Problem[] {
  const same = new Set<string>();
  const inputs = new Set<string>();
  const meant = new Set<string>();
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const problem of problems) {
    const { check, span } = problem;
    if (check === "missing-telegraf-input") inputs.add(placeOf(problem));
    if (check === "unknown-metric" && problem.fixes !== undefined) meant.add(placeOf(problem));
    if (/^(?:unsatisfiable-selector|up-of-probed-port|contradictory-sides)$/.test(check))
      same.add(placeOf(problem));
    else if (check !== "unknown-label" && check !== "contradictory-matchers") continue;
    // One speaks of a matcher and the other one of its name or its value.
    starts.add(span.from);
    ends.add(span.to);
  }
  if (starts.size + inputs.size === 0) return problems;
  return problems.filter((problem) => {
    const { check, span } = problem;
    const place = placeOf(problem);
    if (/^(?:literal-regex|vanished-target|unmatched-sides)$/.test(check)) return !same.has(place);
    if (check === "unknown-metric") return meant.has(place) || !inputs.has(place);
    if (check === "missing-telegraf-input") return !meant.has(place);
    return !absent.test(check) || !(starts.has(span.from) || ends.has(span.to));
  });
}

/** What is found by asking a server. */
const absent = /^(?:absent-(?:label|value)|misspelt-value|disjoint-matchers|vanished-series)$/;

function placeOf({ span }: Problem): string {
  return `${span.from} ${span.to}`;
}
