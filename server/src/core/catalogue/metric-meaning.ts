import type { MeaningRow } from "./catalogue-data.ts";
import type { CatalogueMetric } from "./catalogue-metric.ts";

/** What is said of a metric in our own words, as far as anything is. */
export function meaningOf(row: MeaningRow | undefined): Pick<CatalogueMetric, "about" | "values"> {
  const values = row?.values?.map(([value, name, health, about]) => ({
    value,
    name,
    about,
    health: health === "+" ? ("good" as const) : health === "-" ? ("bad" as const) : undefined,
  }));
  return { about: row?.about, values: values ?? [], ...(row?.changing && { changing: row.changing }) };
}
