import type { ReadingCheck } from "./check.ts";

/** Label values are UTF-8 texts; half of a surrogate pair is none. */
export const invalidLabelValue: ReadingCheck = {
  id: "invalid-label-value",
  summary: "A label value that is not valid UTF-8",
  severity: "error",
  looksAt: "reading",
};
