import type { ReadingCheck } from "./check.ts";

/** `annotations`, `for` and `keep_firing_for` mean nothing for a recording rule, and Prometheus refuses them. */
export const fieldNotAllowed: ReadingCheck = {
  id: "field-not-allowed",
  summary: "A field of alerting rules in a recording rule",
  severity: "error",
  looksAt: "reading",
};
