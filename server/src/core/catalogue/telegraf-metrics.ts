import type { CatalogueData, TelegrafField, TelegrafMeasurement } from "./catalogue-data.ts";
import type { CatalogueMetric, MetricValue } from "./catalogue-metric.ts";
import { meaningOf } from "./metric-meaning.ts";
import { unitOfName } from "./unit-of-name.ts";

/**
 * The metrics that Telegraf's Prometheus outputs make of its inputs, with names that no configuration changed. Every
 * series has `host`, the name of the agent's own machine, beside the tags of the point.
 */
export function* telegrafMetrics(data: CatalogueData): Iterable<[string, CatalogueMetric]> {
  for (const measurement of data.telegraf) {
    for (const field of measurement.fields) {
      if (field.prometheus) yield [field.prometheus, metricOf(field.prometheus, field, measurement, data)];
    }
  }
}

function metricOf(
  name: string,
  field: TelegrafField,
  { plugin, measurement, tags, fields }: TelegrafMeasurement,
  { meanings }: CatalogueData,
): CatalogueMetric {
  const meaning = meaningOf(meanings[name]);
  const texts = fields.filter(({ type }) => type === "string").map((text) => text.name);
  return {
    name,
    exporter: "Telegraf",
    type: field.kind === "counter" || field.kind === "gauge" ? field.kind : undefined,
    unit: field.unit ?? unitOfName(name),
    labels: [...tags.map((tag) => tag.name), ...texts, "host"],
    ...meaning,
    values: meaning.values.length > 0 ? meaning.values : codesOf(field),
    telegraf: { plugin, measurement, field: field.name },
  };
}

function codesOf({ codes }: TelegrafField): readonly MetricValue[] {
  return Object.entries(codes ?? {}).map(([name, value]) => ({
    value,
    name,
    about: undefined,
    health: undefined,
    isReached: false,
  }));
}
