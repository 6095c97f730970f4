import type { ReadingCheck } from "./check.ts";

/** Also `__name__`, which only `record` may set. */
export const invalidLabelName: ReadingCheck = {
  id: "invalid-label-name",
  summary: "A label name that is not allowed",
  severity: "error",
  looksAt: "reading",
};
