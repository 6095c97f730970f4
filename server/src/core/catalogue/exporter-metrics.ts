import type { CatalogueData } from "./catalogue-data.ts";
import type { MetricEntry } from "./catalogue-metric.ts";
import { meaningOf } from "./metric-meaning.ts";
import { unitOfName } from "./unit-of-name.ts";

/** The metrics of exporters that name them themselves. */
export function* exporterMetrics({ exporters, meanings }: CatalogueData): Iterable<MetricEntry> {
  for (const [exporter, rows] of Object.entries(exporters)) {
    for (const [name, written, ...listed] of rows) {
      const type = written === "" ? undefined : written;
      const make = () => {
        const hasAllLabels = listed.at(-1) === "!";
        const labels = hasAllLabels ? listed.slice(0, -1) : listed;
        const known = { name, exporter, type, labels, hasAllLabels, telegraf: undefined };
        return { ...known, unit: unitOfName(name), ...meaningOf(meanings[name]) };
      };
      yield { name, type, make };
    }
  }
}
