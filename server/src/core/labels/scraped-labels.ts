import { labelIn, setLabel, unknownValues } from "./combine-labels.ts";
import type { OpenLabels, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { RelabelOptions } from "./relabel.ts";
import { type PlacedRelabelConfig, relabelPossible } from "./symbolic-relabel.ts";

/** The series of an exporter of which the labels are known: all of them, but for those of its target. */
export interface ExportedSeries {
  readonly name: string;
  readonly labels: readonly string[];
}

/**
 * All that series of an exporter may have whose targets have these labels; `undefined` when `metric_relabel_configs`
 * drop everything. Where it is not known what the exporter says, there may be any other label. Mirrors
 * `mutateSampleLabels` of scrape/scrape.go.
 */
export function possibleScrapedLabels(
  target: PossibleLabels,
  scrape: { readonly honorLabels: boolean; readonly metricRelabelRules: readonly PlacedRelabelConfig[] },
  options: RelabelOptions,
  exported?: ExportedSeries,
): PossibleLabels | undefined {
  const all = exported === undefined ? withAny(target, scrape) : withExported(target, exported, scrape);
  const relabelled = relabelPossible(all, scrape.metricRelabelRules, { ...options, stage: "metric" });
  const name = relabelled === undefined ? undefined : labelIn(relabelled, "__name__");
  if (relabelled === undefined || name === undefined) return undefined;
  // A series without a name is refused.
  return setLabel(relabelled, "__name__", { ...name, certainty: "certain" });
}

interface Scrape {
  readonly honorLabels: boolean;
}

function withAny(target: PossibleLabels, { honorLabels }: Scrape): PossibleLabels {
  const labels = new Map<string, PossibleLabel>([["__name__", { ...ofExporter, name: "__name__" }]]);
  for (const label of target.labels.values()) labels.set(label.name, withExporter(label, honorLabels));
  return { labels, open: [...target.open, exporter] };
}

function withExported(
  target: PossibleLabels,
  { name, labels: names }: ExportedSeries,
  { honorLabels }: Scrape,
): PossibleLabels {
  const values = { kind: "known", values: new Map([[name, [fromExporter]]]) } as const;
  const labels = new Map(target.labels).set("__name__", { ...ofExporter, name: "__name__", values });
  const add = (label: string): void => {
    labels.set(label, { ...ofExporter, name: label, certainty: "possible" });
  };
  for (const label of names) {
    const known = labelIn(target, label);
    if (known === undefined) add(label);
    else labels.set(label, withExporter(known, honorLabels));
    // What the target takes the place of moves aside.
    let aside = label;
    while (!honorLabels && labelIn(target, aside) !== undefined) aside = `exported_${aside}`;
    if (aside !== label) add(aside);
  }
  return { labels, open: target.open };
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
