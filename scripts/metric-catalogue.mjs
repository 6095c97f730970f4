import { readFileSync } from "node:fs";

/** The catalogue of metrics in the form in which it is shipped (core/catalogue/catalogue-data.ts), made of `data/`. */
export function metricCatalogue() {
  const exporters = {};
  for (const { exporter, name, type, labels } of read("exporter-metrics").metrics) {
    exporters[exporter] ??= [];
    exporters[exporter].push([name, type ?? "", ...(labels ?? [])]);
  }
  const telegraf = read("telegraf").measurements.map((measurement) => ({
    ...measurement,
    fields: measurement.fields.map(({ prometheus, codesFrom: _, ...field }) => ({
      ...field,
      ...(prometheus && { prometheus }),
    })),
  }));
  const { meta: _, ...options } = read("telegraf-options");
  const { words } = read("telegraf-option-words");
  const { meanings } = read("metric-meanings");
  return { exporters, meanings, telegraf, telegrafOptions: { ...options, words } };
}

function read(name) {
  return JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
}
