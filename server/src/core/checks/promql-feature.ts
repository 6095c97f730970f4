import type { ReadingCheck } from "./check.ts";

/** Experimental functions and modifiers are refused unless `--enable-feature` names their flag. */
export const promqlFeature: ReadingCheck = {
  id: "promql-feature",
  summary: "An expression that needs a feature flag",
  severity: "error",
  looksAt: "reading",
};
