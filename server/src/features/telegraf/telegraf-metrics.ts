import type { PossibleLabels } from "../../core/labels/possible-labels.ts";
import { telegrafIndex, telegrafLabels } from "../../core/project/telegraf-index.ts";
import type { TelegrafSeries } from "../../core/project/telegraf-series.ts";
import type { FeatureContext } from "../feature-context.ts";

/** What Telegraf's configured inputs give Prometheus, by metric. */
export function telegrafMetrics({
  file,
  path,
  project,
}: Pick<FeatureContext, "file" | "path" | "project">): ReadonlyMap<string, readonly TelegrafSeries[]> {
  const { catalogue } = file.options;
  const setup = project.telegrafOf(path);
  if (catalogue === undefined || setup === undefined) return none;
  return telegrafIndex(setup, catalogue.telegraf.measurements);
}

export function telegrafLabelsOf(
  metric: string,
  context: Pick<FeatureContext, "file" | "path" | "project">,
): PossibleLabels | undefined {
  const series = telegrafMetrics(context).get(metric);
  return series && telegrafLabels(series);
}

const none: ReadonlyMap<string, readonly TelegrafSeries[]> = new Map();
