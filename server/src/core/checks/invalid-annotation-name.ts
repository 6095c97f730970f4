import type { ReadingCheck } from "./check.ts";

/** Names of annotations follow the rules for label names. */
export const invalidAnnotationName: ReadingCheck = {
  id: "invalid-annotation-name",
  summary: "An annotation name that is not allowed",
  severity: "error",
  looksAt: "reading",
};
