import type { ReadingCheck } from "./check.ts";

/** Braces are refused as well: they are a selector that belongs into `expr`. */
export const invalidRecordingRuleName: ReadingCheck = {
  id: "invalid-recording-rule-name",
  summary: "A name that no recorded metric can have",
  severity: "error",
  looksAt: "reading",
};
