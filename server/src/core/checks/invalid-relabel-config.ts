import type { ReadingCheck } from "./check.ts";

/** Each action takes its own fields. One rule that lacks a field or has one too many, and nothing of the configuration is loaded. */
export const invalidRelabelConfig: ReadingCheck = {
  id: "invalid-relabel-config",
  summary: "A relabel rule that Prometheus does not accept",
  severity: "error",
  looksAt: "reading",
};
