import type { ReadingCheck } from "./check.ts";

/** What is recorded less often than Prometheus looks back is there and gone in turns. */
export const longInterval: ReadingCheck = {
  id: "long-interval",
  summary: "A group that is evaluated less often than Prometheus looks back",
  severity: "information",
  looksAt: "reading",
};
