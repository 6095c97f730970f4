import type { ReadingCheck } from "./check.ts";

/** Our own mistake, never that of the file: the other checks are not affected. */
export const failedCheck: ReadingCheck = {
  id: "failed-check",
  summary: "A check of promrules failed; the file may be fine",
  severity: "information",
  looksAt: "reading",
};
