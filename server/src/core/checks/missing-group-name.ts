import type { ReadingCheck } from "./check.ts";

/** Every group needs a name that is not empty. */
export const missingGroupName: ReadingCheck = {
  id: "missing-group-name",
  summary: "A group without a name",
  severity: "error",
  looksAt: "reading",
};
