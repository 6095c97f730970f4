import { type MetricType, metricTypes } from "../core/catalogue/metric-type.ts";

/** Under which name a server may keep the metadata of a metric. */
export interface MetricFamily {
  readonly name: string;
  /** Of which types the family must be to have this metric; any for one of the same name. */
  readonly types: readonly MetricType[] | undefined;
}

/**
 * Metadata is of families, as targets name them behind `# TYPE`: a histogram's parts are one, and in OpenMetrics a
 * counter is named without the `_total` of its series.
 */
export function familiesOf(metric: string): readonly MetricFamily[] {
  const families: MetricFamily[] = [{ name: metric, types: undefined }];
  for (const [suffix, types] of suffixes) {
    if (metric.endsWith(suffix) && metric.length > suffix.length) {
      families.push({ name: metric.slice(0, -suffix.length), types });
    }
  }
  return families;
}

const suffixes: readonly (readonly [string, readonly MetricType[]])[] = [
  ["_bucket", ["histogram", "gaugehistogram"]],
  ["_sum", ["histogram", "summary"]],
  ["_count", ["histogram", "summary"]],
  ["_gsum", ["gaugehistogram"]],
  ["_gcount", ["gaugehistogram"]],
  ["_total", ["counter"]],
  ["_info", ["info"]],
];

/** As metadata words it; what it does not say, or says in a way of its own, is `unknown`. */
export function metricTypeOf(text: string): MetricType {
  return metricTypes.find((type) => type === text) ?? "unknown";
}
