import { asPossible, labelIn, setLabel, unknownValues } from "./combine-labels.ts";
import { compareNames, LabelBuilder } from "./label-builder.ts";
import type { LabelSet } from "./label-set.ts";
import type { OpenLabels, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import { type RelabelOptions, relabel } from "./relabel.ts";
import type { RelabelConfig } from "./relabel-config.ts";
import { type PlacedRelabelConfig, relabelPossible } from "./symbolic-relabel.ts";

/**
 * The labels of a series that an exporter shows, or `undefined` when `metric_relabel_configs` drop it. `target` has what
 * series get of the target's labels, `exposed` the name and labels that the exporter says, empty ones among them.
 * Mirrors `mutateSampleLabels` of scrape/scrape.go.
 */
export function scrapedLabels(
  exposed: LabelSet,
  target: LabelSet,
  scrape: { readonly honorLabels: boolean; readonly metricRelabelConfigs: readonly RelabelConfig[] },
  options: RelabelOptions,
): LabelSet | undefined {
  const builder = new LabelBuilder(exposed);
  const conflicts: (readonly [name: string, value: string])[] = [];
  for (const [name, value] of byName(target)) {
    const own = exposed.get(name);
    // An exporter that says an empty label takes the target's away.
    if (scrape.honorLabels && own !== undefined) continue;
    if (own !== undefined && own !== "") conflicts.push([name, own]);
    builder.set(name, value);
  }
  for (const [name, value] of conflicts.sort(([a], [b]) => a.length - b.length)) {
    let renamed = `exported_${name}`;
    while (builder.get(renamed) !== "") renamed = `exported_${renamed}`;
    builder.set(renamed, value);
  }
  return relabel(builder.labels(), scrape.metricRelabelConfigs, options);
}

/** The labels of `up` and `scrape_*`, which Prometheus makes itself. Mirrors `mutateReportSampleLabels`. */
export function reportLabels(metric: string, target: LabelSet): LabelSet {
  const builder = new LabelBuilder(new Map([["__name__", metric]]));
  for (const [name, value] of byName(target)) {
    builder.delete(`exported_${name}`);
    builder.set(name, value);
  }
  return builder.labels();
}

/** The same of targets whose labels are not all known. */
export function possibleReportLabels(target: PossibleLabels): PossibleLabels {
  let labels = target;
  for (const name of target.labels.keys()) {
    const taken = `exported_${name}`;
    // A label is taken away by one that comes after it.
    if (compareNames(taken, name) > 0) continue;
    const isCertain = target.labels.get(name)!.certainty === "certain";
    labels = setLabel(labels, taken, isCertain ? undefined : asPossible(labelIn(labels, taken)));
  }
  return labels;
}

/**
 * All that series of an exporter may have whose targets have these labels; `undefined` when `metric_relabel_configs`
 * drop everything. What an exporter says is not known, so there may be any other label.
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

function byName(labels: LabelSet): readonly (readonly [name: string, value: string])[] {
  return [...labels].filter(([, value]) => value !== "").sort(([a], [b]) => compareNames(a, b));
}
