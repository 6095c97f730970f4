import type { ReadingCheck } from "./check.ts";

/** Rule files are decoded strictly: one unknown field, and the whole file does not load. */
export const unknownField: ReadingCheck = {
  id: "unknown-field",
  summary: "A field that Prometheus does not know",
  severity: "error",
  looksAt: "reading",
};
