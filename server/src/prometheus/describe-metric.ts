import type { MetricDescription, PreferredMetrics } from "../features/metric-source.ts";
import { familiesOf, metricTypeOf } from "./metric-families.ts";
import type { Metadata } from "./prometheus-api.ts";

/** What targets say of families of metrics. */
export type MetricDescriptions = ReadonlyMap<string, readonly Metadata[]>;

/** What is said of a metric, or of the histogram or summary that it is a part of. */
export function describeMetric(metric: string, descriptions: MetricDescriptions): MetricDescription {
  const said = saidOf(metric, descriptions);
  if (said === undefined) return {};
  const { type, help, unit } = said;
  return { type, ...(help !== "" && { help }), ...(unit !== "" && { unit }) };
}

export function typeOfMetric(metric: string, descriptions: MetricDescriptions): string | undefined {
  return saidOf(metric, descriptions)?.type;
}

function saidOf(metric: string, descriptions: MetricDescriptions): Metadata | undefined {
  // Most metrics are families of their own, and there may be a hundred thousand of them.
  const own = descriptions.get(metric)?.[0];
  if (own !== undefined || descriptions.size === 0) return own;
  for (const { name, types } of familiesOf(metric)) {
    const said = descriptions.get(name)?.find(({ type }) => types?.includes(metricTypeOf(type)) !== false);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** Whether a metric is one of those that go first. Where nothing is said of it, its name tells. */
export function suits(metric: string, type: string | undefined, prefers: PreferredMetrics): boolean {
  const isPart = /_(?:bucket|sum|count)$/.test(metric);
  switch (prefers) {
    case "counters":
      // A native histogram has no parts, and counts as a counter does.
      if (isKnown(type)) return type === "counter" || type === "histogram" || (type === "summary" && isPart);
      return isPart || metric.endsWith("_total");
    case "buckets":
      return metric.endsWith("_bucket") || (type === "histogram" && !isPart);
    case "gauges":
      return type === "gauge";
  }
}

function isKnown(type: string | undefined): type is string {
  return type !== undefined && metricTypeOf(type) !== "unknown";
}
