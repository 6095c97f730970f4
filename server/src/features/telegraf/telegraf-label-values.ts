import type { PossibleLabels } from "../../core/labels/possible-labels.ts";
import type { Provenance } from "../../core/labels/provenance.ts";
import { telegrafValues } from "../../core/project/telegraf-index.ts";
import { namesOfCodes } from "../../core/project/telegraf-values.ts";
import type { FeatureContext } from "../feature-context.ts";
import { telegrafMetrics } from "./telegraf-metrics.ts";

/** The values that a label has in series of Telegraf: what its configuration says of them, or else what the input is known for. */
export function telegrafValuesOf(
  { metric, label }: { readonly metric: string; readonly label: string },
  passes: (labels: PossibleLabels) => boolean,
  context: FeatureContext,
): ReadonlyMap<string, readonly Provenance[]> {
  const series = telegrafMetrics(context).get(metric);
  if (series !== undefined) return telegrafValues(series, label, passes);
  const { catalogue } = context.file.options;
  const { plugin: input, measurement } = catalogue?.find(metric)?.telegraf ?? {};
  const known = catalogue?.telegraf.measurements.find(
    (each) => each.plugin === input && each.measurement === measurement,
  );
  if (input === undefined || known === undefined) return new Map();
  const by = known.tags.includes(label) ? "plugin" : "field";
  const ways: readonly Provenance[] = [[{ origin: { kind: "telegraf", input, by } }]];
  return new Map(namesOfCodes(known, label).map((value) => [value, ways]));
}
