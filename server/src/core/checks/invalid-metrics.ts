import { readOwnMetrics } from "../files/own-metrics/own-metrics.ts";
import type { ConfigCheck } from "./check.ts";

/** What is misspelt there is not known of the metric, and the checks go by what is. */
export const invalidMetrics: ConfigCheck = {
  id: "invalid-metrics",
  summary: "A mistake in .promrules/metrics.yaml",
  severity: "error",
  looksAt: "config",
  of: "own-metrics",

  run({ documents }) {
    return readOwnMetrics(documents).problems;
  },
};
