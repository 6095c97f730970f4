import type { ReadingCheck } from "./check.ts";

/** What a field says in a prometheus.yml is looked at as Prometheus does when it starts: one mistake, and it does not. */
export const invalidPrometheusConfig: ReadingCheck = {
  id: "invalid-prometheus-config",
  summary: "A configuration that Prometheus does not load",
  severity: "error",
  looksAt: "reading",
};
