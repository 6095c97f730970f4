import type { Problem } from "./check.ts";

/**
 * In the order of the file, at the same place by check. What one check says of one place stays in the order in which
 * it was found: of an expression's mistakes, the one that Prometheus names comes first.
 */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(compare);
}

function compare(a: Problem, b: Problem): number {
  if (a.span.from !== b.span.from) return a.span.from - b.span.from;
  if (a.span.to !== b.span.to) return a.span.to - b.span.to;
  return a.check === b.check ? 0 : a.check < b.check ? -1 : 1;
}
