import type { Problem } from "./check.ts";

/** In the order of the file; at the same place by check and message, so that the order is always the same. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(compare);
}

function compare(a: Problem, b: Problem): number {
  return (
    a.span.from - b.span.from ||
    a.span.to - b.span.to ||
    compareTexts(a.check, b.check) ||
    compareTexts(a.message, b.message)
  );
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
