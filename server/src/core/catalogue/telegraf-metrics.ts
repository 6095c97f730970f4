import type { CatalogueData, TelegrafField, TelegrafMeasurement } from "./catalogue-data.ts";
import type { CatalogueMetric, MetricEntry, MetricValue } from "./catalogue-metric.ts";
import { meaningOf } from "./metric-meaning.ts";
import { unitOfName } from "./unit-of-name.ts";

/**
 * The metrics that Telegraf's Prometheus outputs make of its inputs, with names that no configuration changed. Every
 * series has `host`, the name of the agent's own machine, beside the tags of the point.
 */
export function* telegrafMetrics(data: CatalogueData): Iterable<MetricEntry> {
  for (const measurement of data.telegraf) {
    for (const field of measurement.fields) {
      const { prometheus: name } = field;
      if (name) yield { name, type: typeOf(field), make: () => metricOf(name, field, measurement, data) };
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
    type: typeOf(field),
    unit: field.unit ?? unitOfName(name),
    labels: [...tags, ...texts, "host"],
    // Whoever configures Telegraf adds tags.
    hasAllLabels: false,
    ...meaning,
    values: meaning.values.length > 0 ? meaning.values : codesOf(field),
    telegraf: { plugin, measurement, field: field.name },
  };
}

function typeOf({ kind }: TelegrafField): "counter" | "gauge" | undefined {
  return kind === "counter" || kind === "gauge" ? kind : undefined;
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
