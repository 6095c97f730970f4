import { readFileSync } from "node:fs";
import { completeMetrics } from "./metric-names.mjs";

/** The catalogue of metrics in the form in which it is shipped (core/catalogue/catalogue-data.ts), made of `data/`. */
export function metricCatalogue() {
  const exporters = {};
  const { names, withAllLabels } = completeMetrics();
  for (const { exporter, name, type, labels } of read("exporter-metrics").metrics) {
    exporters[exporter] ??= [];
    const end = withAllLabels.has(`${exporter} ${name}`) ? ["!"] : [];
    exporters[exporter].push([name, type ?? "", ...(labels ?? []), ...end]);
  }
  const telegraf = read("telegraf").measurements.map(({ alsoFields: _, tags, fields, ...measurement }) => ({
    ...measurement,
    tags: tags.map(({ name }) => name),
    fields: fields.map(({ type, prometheus, codesFrom: _, deprecated: __, ...field }) => ({
      ...field,
      ...((type === "string" || type === "bool") && { type }),
      ...(prometheus && { prometheus }),
    })),
  }));
  const { meta: _, ...options } = read("telegraf-options");
  const { words } = read("telegraf-option-words");
  const { meanings } = read("metric-meanings");
  return { names, exporters, meanings, telegraf, telegrafOptions: { ...options, words } };
}

function read(name) {
  return JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
}
