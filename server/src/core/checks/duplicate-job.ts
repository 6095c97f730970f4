import type { ReadingCheck } from "./check.ts";

/** Prometheus keeps its jobs by name: with two of the same, it does not load the configuration. */
export const duplicateJob: ReadingCheck = {
  id: "duplicate-job",
  summary: "Two jobs with the same name in one configuration",
  severity: "error",
  looksAt: "reading",
};
