import type { CatalogueData } from "./catalogue-data.ts";
import type { CatalogueMetric } from "./catalogue-metric.ts";
import { meaningOf } from "./metric-meaning.ts";
import { unitOfName } from "./unit-of-name.ts";

/** The metrics of exporters that name them themselves. */
export function* exporterMetrics({
  exporters,
  meanings,
}: CatalogueData): Iterable<[string, CatalogueMetric]> {
  for (const [exporter, rows] of Object.entries(exporters)) {
    for (const [name, type, ...labels] of rows) {
      const known = { name, exporter, type: type === "" ? undefined : type, labels, telegraf: undefined };
      yield [name, { ...known, unit: unitOfName(name), ...meaningOf(meanings[name]) }];
    }
  }
}
