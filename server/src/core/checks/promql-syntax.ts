import type { ReadingCheck } from "./check.ts";

/** Syntax, types and regular expressions, in the words of Prometheus' own parser. */
export const promqlSyntax: ReadingCheck = {
  id: "promql-syntax",
  summary: "An expression that is not valid PromQL",
  severity: "error",
  looksAt: "reading",
};
