import type { LabelSet } from "../labels/label-set.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import { scrapeMetrics } from "../project/metric-labels.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { allKnown, type KnownLabels, nothingKnown } from "./known-labels.ts";

/** What a rule is asked about: a target of a job, or one series. */
export interface AlertTarget {
  /** As it is shown. */
  readonly labels: LabelSet;
  /** The name of the series; missing for a target, which has series of many names. */
  readonly metric: string | undefined;
  /** The labels that its series of a metric have. */
  labelsOf(metric: string | undefined): KnownLabels;
  /** Whether it has no series of a metric for certain; left out where nobody knows which ones it has. */
  lacks?(metric: string): boolean;
}

/** Of which series it is asked whether they get through. */
export type Asked =
  /** Those of the target. */
  | { readonly kind: "target"; readonly target: AlertTarget }
  /** Any that agree with what is known: those that the other side of an operator can be joined with. */
  | { readonly kind: "agreeing"; readonly labels: KnownLabels };

/** A series, of which everything is known. */
export function seriesTarget(labels: LabelSet): AlertTarget {
  const known = allKnown(labels);
  return { labels, metric: labels.get(metricNameLabel), labelsOf: () => known };
}

/**
 * A target with all of its labels. `up` has these and no others; the series of its exporter have more, and other ones
 * where the scrape configuration changes them: `exported` says what is known of them.
 */
export function scrapedTarget(labels: LabelSet, exported?: PossibleLabels): AlertTarget {
  const ofScrape = allKnown(labels);
  const ofExporter = exported === undefined ? { labels, rest: "unknown" as const } : certainOf(exported);
  return {
    labels,
    metric: undefined,
    labelsOf: (metric) => {
      if (metric !== undefined && scrapeMetrics.has(metric)) return ofScrape;
      // What rules record may have lost labels and got others, and `ALERTS` has those of alerts.
      const isMade = metric === undefined || metric.includes(":") || metric.startsWith("ALERTS");
      return isMade ? nothingKnown : ofExporter;
    },
  };
}

/** A target of which only some labels are known. */
export function partlyKnownTarget(labels: LabelSet): AlertTarget {
  const known: KnownLabels = { labels, rest: "unknown" };
  return { labels, metric: undefined, labelsOf: () => known };
}

/** The labels that every series has with one value. */
function certainOf({ labels, open }: PossibleLabels): KnownLabels {
  const known = new Map<string, string | undefined>();
  for (const { name, certainty, values } of labels.values()) {
    if (name === metricNameLabel) continue;
    const only = certainty === "certain" && values.kind === "known" && values.values.size === 1;
    known.set(name, only ? [...values.values.keys()][0] : undefined);
  }
  return { labels: known, rest: open.length === 0 ? "absent" : "unknown" };
}
