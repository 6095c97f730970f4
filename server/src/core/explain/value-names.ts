import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import type { Knowledge } from "../project/knowledge.ts";

/** What a value of a metric stands for: `read_failed`. */
export type NameOfValue = (metric: string, value: number) => string | undefined;

/** As the catalogue says it, which is loaded only for metrics that may have codes; not of what a rule records. */
export function valueNames(
  catalogue: MetricCatalogue | undefined,
  knowledge: Pick<Knowledge, "recordingRulesOf">,
): NameOfValue {
  return (metric, value) => {
    if (catalogue?.mayNameCode(metric) !== true || knowledge.recordingRulesOf(metric).length > 0)
      return undefined;
    return catalogue.find(metric)?.values.find((code) => code.value === value)?.name;
  };
}
