import type { MetricValue } from "../catalogue/catalogue-metric.ts";
import { listText } from "../text/list-text.ts";

/** `2 (connection_failed) and 3 (read_failed)`. */
export function codesInWords(values: readonly MetricValue[]): string {
  return listText(values.map(({ value, name }) => `${value} (${name})`));
}
