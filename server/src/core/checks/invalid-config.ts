import type { ReadingCheck } from "./check.ts";

/** Found while `promrules.yaml` is read. */
export const invalidConfig: ReadingCheck = {
  id: "invalid-config",
  summary: "A mistake in promrules.yaml",
  severity: "error",
  looksAt: "reading",
};
