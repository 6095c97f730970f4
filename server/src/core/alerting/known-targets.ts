import type { LabelSet } from "../labels/label-set.ts";
import type { Place } from "../labels/place.ts";
import type { RelabelOptions } from "../labels/relabel.ts";
import { possibleScrapedLabels } from "../labels/scraped-labels.ts";
import type { JobUniverse, KnownTarget } from "../project/label-universe.ts";
import { placedRules } from "../project/scrape-settings.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { type AlertTarget, partlyKnownTarget, scrapedTarget, seriesTarget } from "./alert-target.ts";

/** A target that a configuration or a target file lists. */
export interface ListedTarget {
  readonly target: AlertTarget;
  readonly source: KnownTarget["origin"];
  /** Of its address. */
  readonly place: Place;
}

/** The targets of jobs that are known exactly and are not dropped. */
export function* listedTargets(jobs: Iterable<JobUniverse>): Iterable<ListedTarget> {
  for (const job of jobs) {
    for (const known of job.targets) {
      const { labels, origin, place } = known;
      if (labels !== undefined) yield { target: targetOf(job, known, labels), source: origin, place };
    }
  }
}

/** What somebody typed or chose; of a target that is listed with these very labels, more is known. */
export function targetWith(
  labels: LabelSet,
  listed: Iterable<{ readonly target: AlertTarget }>,
): AlertTarget {
  if (labels.has(metricNameLabel)) return seriesTarget(labels);
  for (const { target } of listed) {
    const isSame = target.labels.size === labels.size;
    if (isSame && [...labels].every(([name, value]) => target.labels.get(name) === value)) return target;
  }
  return scrapedTarget(labels);
}

function targetOf(
  { scrapeConfig, file, source }: JobUniverse,
  { targetLabels }: KnownTarget,
  labels: AlertTarget["labels"],
): AlertTarget {
  if (scrapeConfig.mayHaveMore === true) return partlyKnownTarget(labels);
  const rules = placedRules(scrapeConfig.metricRelabelConfigs, file);
  const isPlain = rules.length === 0 && !scrapeConfig.honorLabels;
  if (isPlain || targetLabels === undefined) return scrapedTarget(labels);
  const scrape = { honorLabels: scrapeConfig.honorLabels, metricRelabelRules: rules };
  const options: RelabelOptions = { compile: source.options.regex, names: scrapeConfig.nameScheme ?? "utf8" };
  const exported = possibleScrapedLabels(targetLabels, scrape, options);
  return exported === undefined ? scrapedTarget(labels) : scrapedTarget(labels, exported);
}
