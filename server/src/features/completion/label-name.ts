import { valuesInWords, waysInWords } from "../../core/explain/provenance-in-words.ts";
import { textOf } from "../../core/explain/sentence.ts";
import { labelIn } from "../../core/labels/combine-labels.ts";
import type { PossibleLabel, PossibleLabels } from "../../core/labels/possible-labels.ts";
import { isValidLabelName } from "../../core/promql/names.ts";
import { visibleText } from "../../core/text/visible-text.ts";
import type { FeatureContext } from "../feature-context.ts";
import { renderSentence } from "../sentence-markup.ts";
import type { Offer } from "./item.ts";
import type { KnownSeries } from "./known-series.ts";

export interface LabelNames {
  readonly labels: PossibleLabels | undefined;
  /** Labels of other series, which may be meant all the same. */
  readonly others?: PossibleLabels | undefined;
  readonly used: readonly string[];
  /** How a name has to be written that is no identifier; missing where it cannot be written. */
  write?(name: string): string | undefined;
}

/** Names of labels: what all series have before what some have, and that before what only others have. */
export function labelNameOffers(names: LabelNames, series: KnownSeries, context: FeatureContext): Offer[] {
  const used = new Set([...names.used, "__name__"]);
  const offers: Offer[] = [];
  const add = (label: PossibleLabel, group: number): void => {
    const { name } = label;
    const text = isValidLabelName(name, "legacy") ? name : names.write?.(name);
    if (used.has(name) || text === undefined) return;
    used.add(name);
    offers.push({
      ...labelOffer(label, series, context),
      group,
      ...(text === name ? undefined : { text, filter: text }),
    });
  };
  for (const label of sorted(names.labels)) add(label, rankOf(label, series));
  const { labels } = names;
  for (const label of sorted(names.others)) {
    if (labels === undefined || labelIn(labels, label.name) !== undefined) add(label, 2);
  }
  return offers;
}

/** What the workspace or a server knows goes before what exporters usually have. */
function rankOf({ name, certainty }: PossibleLabel, series: KnownSeries): number {
  if (certainty === "certain" || series.isLive(name)) return 0;
  return series.makerOf(name) === undefined ? 1 : 3;
}

function sorted(set: PossibleLabels | undefined): readonly PossibleLabel[] {
  return [...(set?.labels.values() ?? [])].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A label with where it comes from. */
function labelOffer(label: PossibleLabel, series: KnownSeries, context: FeatureContext): Offer {
  return {
    label: label.name,
    kind: "label",
    detail: sourcesOf(label, series),
    ...documentationOf(label, context),
  };
}

function sourcesOf(label: PossibleLabel, series: KnownSeries): string {
  const origin = originOf(label, series);
  if (!series.isLive(label.name)) return origin;
  return origin === "" ? series.live!.name : `${origin} · ${series.live!.name}`;
}

export function documentationOf(
  label: Pick<PossibleLabel, "values" | "from">,
  context: FeatureContext,
): { readonly documentation?: string } {
  const ways = waysInWords(label.from);
  const values = valuesInWords(label.values);
  const format = context.client.documentationFormat;
  const paragraphs = [ways, values]
    .filter((sentence) => sentence.length > 0)
    .map((sentence) => renderSentence(sentence, context, format));
  return paragraphs.length === 0 ? {} : { documentation: paragraphs.join("\n\n") };
}

/** In a few words, for the line of the list: the jobs that have it, or else what makes it. */
export function originOf(label: PossibleLabel, series: KnownSeries): string {
  const jobs = series.jobsWith(label.name);
  if (jobs.length > 0) return jobsInWords(jobs);
  const [way] = label.from;
  const last = way?.at(-1);
  if (last !== undefined) return textOf(waysInWords([[last]]));
  return visibleText(series.makerOf(label.name) ?? "", 60);
}

export function jobsInWords(jobs: readonly string[]): string {
  const unique = [...new Set(jobs)];
  const shown = unique.slice(0, 3).join(", ");
  const rest = unique.length - 3;
  return `${unique.length === 1 ? "job" : "jobs"} ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
}
