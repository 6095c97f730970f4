import type { CatalogueData, TelegrafMeasurement } from "./catalogue-data.ts";
import { TelegrafOptions } from "./telegraf-options.ts";

export interface TelegrafKnowledge {
  readonly options: TelegrafOptions;
  /** What its inputs measure, as far as it is known. */
  readonly measurements: readonly TelegrafMeasurement[];
  /** The input that makes a metric which no other exporter is known to have. */
  inputOf(metric: string): string | undefined;
}

export function telegrafKnowledge({
  exporters,
  telegraf,
  telegrafOptions,
}: CatalogueData): TelegrafKnowledge {
  const inputs = new Map<string, string>();
  for (const { plugin, fields } of telegraf) {
    for (const { prometheus } of fields) if (prometheus) inputs.set(prometheus, plugin);
  }
  for (const rows of Object.values(exporters)) for (const [name] of rows) inputs.delete(name);
  return {
    options: new TelegrafOptions(telegrafOptions),
    measurements: telegraf,
    inputOf: (metric) => inputs.get(metric),
  };
}
