import type { ReadingCheck } from "./check.ts";

/** Without a name there is nothing to record to and nothing to alert with. */
export const missingRecordOrAlert: ReadingCheck = {
  id: "missing-record-or-alert",
  summary: "A rule with neither `record` nor `alert`",
  severity: "error",
  looksAt: "reading",
};
