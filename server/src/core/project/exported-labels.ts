import type { CatalogueMetric } from "../catalogue/catalogue-metric.ts";
import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import { uniteLabels } from "../labels/combine-labels.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import { possibleScrapedLabels } from "../labels/scraped-labels.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { isClosedTelegraf, makesAnyMetrics } from "./closed-telegraf.ts";
import type { Knowledge } from "./knowledge.ts";
import type { JobUniverse } from "./label-universe.ts";
import { placedRules } from "./scrape-settings.ts";
import { telegrafIndex } from "./telegraf-index.ts";
import type { TelegrafSetup } from "./telegraf-setup.ts";

/** What the labels of an exporter's metric follow from. */
export interface ExportedSources {
  /** Of a closed world. */
  readonly knowledge: Pick<Knowledge, "jobs" | "externalLabels">;
  readonly catalogue: MetricCatalogue;
  readonly telegraf: TelegrafSetup | undefined;
  readonly regex: RegexCompiler;
}

/**
 * All labels that the series of an exporter's metric can have, whichever job scrapes it; missing where the exporter may
 * give it others than the catalogue knows.
 */
export function exportedLabels(name: string, sources: ExportedSources): PossibleLabels | undefined {
  const { knowledge, regex } = sources;
  const labels = labelsOfExporter(name, sources);
  if (labels === undefined || knowledge.jobs.some(makesNames) || arePassedOn(sources)) return undefined;
  let united: PossibleLabels | undefined;
  for (const { targetLabels, scrapeConfig, file } of knowledge.jobs) {
    if (targetLabels === undefined) continue;
    const { honorLabels, metricRelabelConfigs, nameScheme = "utf8" } = scrapeConfig;
    const scraped = possibleScrapedLabels(
      targetLabels,
      { honorLabels, metricRelabelRules: placedRules(metricRelabelConfigs, file) },
      { compile: regex, names: nameScheme },
      { name, labels },
    );
    united = united && scraped ? uniteLabels(united, scraped) : (united ?? scraped);
  }
  return united && withExternalLabels(united, knowledge);
}

/** Whether what a job scrapes may be called otherwise than its exporters call it. */
export function makesNames({ scrapeConfig: { metricRelabelConfigs } }: JobUniverse): boolean {
  return (
    metricRelabelConfigs?.rules.some(
      ({ config }) => config.targetLabel === "__name__" || config.action === "labelmap",
    ) === true
  );
}

/** Whether metrics of exporters may also come from somebody who has them from elsewhere, with any labels. */
export function arePassedOn({ knowledge, catalogue, telegraf }: Omit<ExportedSources, "regex">): boolean {
  if (telegraf !== undefined && makesAnyMetrics(telegraf, catalogue.telegraf)) return true;
  return knowledge.jobs.some(({ scrapeConfig: { jobName, staticConfigs } }) =>
    [jobName, ...staticConfigs.flatMap(({ targets }) => targets)].some(
      (text) =>
        relays.test(text?.value ?? "") ||
        (telegraf === undefined && /telegraf|:9273$/i.test(text?.value ?? "")),
    ),
  );
}

/** A Pushgateway has whatever somebody sends it, and collectors whatever they collect. */
const relays =
  /push|otel|opentelemetry|collector|alloy|agent|statsd|graphite|influx|aggregat|:(?:9091|8889)$/i;

function labelsOfExporter(
  name: string,
  { catalogue, telegraf }: ExportedSources,
): readonly string[] | undefined {
  const metric = catalogue.find(name);
  if (metric?.hasAllLabels === true) return [...metric.labels, ...labelsOfType(name, metric)];
  if (telegraf === undefined || !isClosedTelegraf(telegraf, catalogue.telegraf)) return undefined;
  if (metric !== undefined && metric.telegraf === undefined) return undefined;
  const series = telegrafIndex(telegraf, catalogue.telegraf.measurements).get(name);
  if (series?.every(({ hasAllLabels }) => hasAllLabels) !== true) return undefined;
  return [...new Set(series.flatMap(({ labels }) => labels.map((label) => label.name)))];
}

function labelsOfType(name: string, { type }: CatalogueMetric): readonly string[] {
  if (type === "histogram" || type === "gaugehistogram") return name.endsWith("_bucket") ? ["le"] : [];
  return type === "summary" ? ["quantile"] : [];
}

/** A series that was sent elsewhere and came back has them. */
function withExternalLabels(
  { labels, open }: PossibleLabels,
  { externalLabels }: Pick<Knowledge, "externalLabels">,
): PossibleLabels {
  if (externalLabels.size === 0) return { labels, open };
  return { labels, open: [...open, { allows: (name) => externalLabels.has(name), from: [] }] };
}
