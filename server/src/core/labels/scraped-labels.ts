import { labelIn, setLabel, unknownValues } from "./combine-labels.ts";
import type { OpenLabels, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { RelabelOptions } from "./relabel.ts";
import { type PlacedRelabelConfig, relabelPossible } from "./symbolic-relabel.ts";

/**
 * All that series of an exporter may have whose targets have these labels; `undefined` when `metric_relabel_configs`
 * drop everything. What an exporter says is not known, so there may be any other label. Mirrors `mutateSampleLabels` of
 * scrape/scrape.go.
 */
export function possibleScrapedLabels(
  target: PossibleLabels,
  scrape: { readonly honorLabels: boolean; readonly metricRelabelRules: readonly PlacedRelabelConfig[] },
  options: RelabelOptions,
): PossibleLabels | undefined {
  const labels = new Map<string, PossibleLabel>([["__name__", { ...ofExporter, name: "__name__" }]]);
  for (const label of target.labels.values()) labels.set(label.name, withExporter(label, scrape.honorLabels));
  const all = { labels, open: [...target.open, exporter] };
  const relabelled = relabelPossible(all, scrape.metricRelabelRules, { ...options, stage: "metric" });
  const name = relabelled === undefined ? undefined : labelIn(relabelled, "__name__");
  if (relabelled === undefined || name === undefined) return undefined;
  // A series without a name is refused.
  return setLabel(relabelled, "__name__", { ...name, certainty: "certain" });
}

const fromExporter = [{ origin: { kind: "exporter" } }] as const;

const exporter: OpenLabels = { allows: () => true, from: fromExporter };

const ofExporter: PossibleLabel = {
  name: "",
  certainty: "certain",
  values: unknownValues,
  from: [fromExporter],
};

/** A label that the target has for certain hides the exporter's, unless `honor_labels` says otherwise. */
function withExporter(label: PossibleLabel, honorLabels: boolean): PossibleLabel {
  if (label.certainty === "certain" && !honorLabels) return label;
  return { ...label, certainty: "possible", values: unknownValues, from: [...label.from, fromExporter] };
}
