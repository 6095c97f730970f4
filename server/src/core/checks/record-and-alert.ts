import type { ReadingCheck } from "./check.ts";

/** A rule records or alerts, never both. */
export const recordAndAlert: ReadingCheck = {
  id: "record-and-alert",
  summary: "A rule with both `record` and `alert`",
  severity: "error",
  looksAt: "reading",
};
