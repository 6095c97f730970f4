import type { MeaningRow, ValueRow } from "./catalogue-data.ts";
import type { CatalogueMetric } from "./catalogue-metric.ts";

/** What is said of a metric in our own words, as far as anything is. */
export function meaningOf(
  row: MeaningRow | undefined,
): Pick<CatalogueMetric, "about" | "values" | "changing" | "words"> {
  const values = row?.values?.map(([value, name, sign, about]) => {
    return { value, name, about, health: healths[sign], isReached: sign === "~" };
  });
  return {
    about: row?.about,
    values: values ?? [],
    changing: row?.changing ?? [],
    words: new Map(Object.entries(row?.words ?? {})),
  };
}

const healths: Readonly<Record<ValueRow[2], "good" | "bad" | undefined>> = {
  "+": "good",
  "-": "bad",
  "~": "bad",
  "": undefined,
};
