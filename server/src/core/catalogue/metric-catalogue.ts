import type { CatalogueData } from "./catalogue-data.ts";
import type { CatalogueMetric } from "./catalogue-metric.ts";
import { exporterMetrics } from "./exporter-metrics.ts";
import { telegrafMetrics } from "./telegraf-metrics.ts";

/**
 * What is known of the metrics of well-known exporters, without any server. It is not everything that they have: many
 * make names at run time, so a metric that is not here may well exist.
 */
export class MetricCatalogue {
  readonly #data: CatalogueData;
  #metrics: ReadonlyMap<string, CatalogueMetric> | undefined;

  constructor(data: CatalogueData) {
    this.#data = data;
  }

  /** By the name that a series has: `_bucket`, `_sum` and `_count` of a histogram lead to the histogram. */
  find(name: string): CatalogueMetric | undefined {
    const found = this.metrics.get(name);
    if (found !== undefined) return found;
    const suffix = /_(?:bucket|sum|count)$/.exec(name)?.[0];
    const whole = suffix && this.metrics.get(name.slice(0, -suffix.length));
    if (!whole) return undefined;
    const hasPart = whole.type === "histogram" || (whole.type === "summary" && suffix !== "_bucket");
    return hasPart ? whole : undefined;
  }

  /** By the name that the exporter gives it. */
  get metrics(): ReadonlyMap<string, CatalogueMetric> {
    this.#metrics ??= new Map([...exporterMetrics(this.#data), ...telegrafMetrics(this.#data)]);
    return this.#metrics;
  }
}
