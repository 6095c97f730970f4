import type { PossibleLabels } from "../../core/labels/possible-labels.ts";
import { telegrafIndex, telegrafLabels } from "../../core/project/telegraf-index.ts";
import type { TelegrafSeries } from "../../core/project/telegraf-series.ts";
import type { FeatureContext } from "../feature-context.ts";

/** What Telegraf's configured inputs give Prometheus, by metric. */
export function telegrafMetrics({
  file,
  project,
}: Pick<FeatureContext, "file" | "project">): ReadonlyMap<string, readonly TelegrafSeries[]> {
  const { catalogue } = file.options;
  const setup = project.telegraf;
  if (catalogue === undefined || setup === undefined) return none;
  return telegrafIndex(setup, catalogue.telegraf.measurements);
}

export function telegrafLabelsOf(
  metric: string,
  context: Pick<FeatureContext, "file" | "project">,
): PossibleLabels | undefined {
  const series = telegrafMetrics(context).get(metric);
  return series && telegrafLabels(series);
}

const none: ReadonlyMap<string, readonly TelegrafSeries[]> = new Map();
