import type { ReadingCheck } from "./check.ts";

/** A rule is evaluated through its `expr`; an empty one is refused too. */
export const missingExpr: ReadingCheck = {
  id: "missing-expr",
  summary: "A rule without an expression",
  severity: "error",
  looksAt: "reading",
};
