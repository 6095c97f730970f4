import type { Problem } from "./check.ts";

/**
 * Leaves out what is said more plainly by a check that knows more: that a pattern is one text only, where it is
 * known that another pattern was meant.
 */
export function withoutSuperseded(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>();
  for (const problem of problems) if (problem.check === "unsatisfiable-selector") told.add(placeOf(problem));
  if (told.size === 0) return problems;
  return problems.filter((problem) => problem.check !== "literal-regex" || !told.has(placeOf(problem)));
}

function placeOf({ span }: Problem): string {
  return `${span.from} ${span.to}`;
}
