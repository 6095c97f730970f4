/** What a metric is, as its target or its exporter's source says. */
export type MetricType = (typeof metricTypes)[number];

export const metricTypes = [
  "counter",
  "gauge",
  "histogram",
  "gaugehistogram",
  "summary",
  "info",
  "stateset",
  "unknown",
] as const;
