import type { ReadingCheck } from "./check.ts";

/** Durations are written as numbers with units from years down to milliseconds: `1h30m`. */
export const invalidDuration: ReadingCheck = {
  id: "invalid-duration",
  summary: "A duration that Prometheus cannot parse",
  severity: "error",
  looksAt: "reading",
};
