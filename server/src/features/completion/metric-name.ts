import type { CatalogueMetric } from "../../core/catalogue/catalogue-metric.ts";
import { code, inParentheses } from "../../core/explain/sentence.ts";
import { scrapeMetrics } from "../../core/project/metric-labels.ts";
import { visibleText } from "../../core/text/visible-text.ts";
import type { FeatureContext } from "../feature-context.ts";
import { foreignText } from "../foreign-text.ts";
import type { FoundMetric } from "../metric-source.ts";
import { renderSentence } from "../sentence-markup.ts";
import { telegrafMetrics } from "../telegraf/telegraf-metrics.ts";
import type { Offer } from "./item.ts";
import type { KnownSeries } from "./known-series.ts";
import type { LiveSeries } from "./live-series.ts";

/** Metrics that rules record, those that Prometheus has by itself, and those that a server has. */
export function metricNameOffers(series: KnownSeries, context: FeatureContext, typed: string): Offer[] {
  const offers = new Map<string, Offer>();
  for (const [name, rule] of series.recorded) {
    const where =
      rule && offers.size < mostDocumented
        ? ["Recorded by a rule", ...inParentheses(rule.place), ": ", code(rule.expr.trim())]
        : undefined;
    offers.set(name, {
      label: name,
      kind: "metric",
      detail: "recording rule",
      ...(where && { documentation: renderSentence(where, context, context.client.documentationFormat) }),
      group: 0,
    });
  }
  for (const [name, all] of telegrafMetrics(context)) {
    const { input, knownAs } = all[0]!;
    const about = context.file.options.catalogue?.find(knownAs)?.about;
    if (offers.has(name)) continue;
    offers.set(name, {
      label: name,
      kind: "metric",
      detail: `Telegraf · inputs.${input.plugin.name}`,
      ...(about !== undefined && { documentation: about }),
      group: 1,
    });
  }
  for (const [name, summary] of builtIn) {
    if (!offers.has(name)) {
      offers.set(name, {
        label: name,
        kind: "metric",
        detail: "Prometheus",
        documentation: summary,
        group: 3,
      });
    }
  }
  const { live } = series;
  for (const metric of live?.metrics?.items ?? []) {
    const known = offers.get(metric.name);
    // The server knows best in which order they fit.
    offers.delete(metric.name);
    offers.set(metric.name, known === undefined ? liveOffer(metric, live!) : alsoLive(known, metric, live!));
  }
  for (const metric of catalogueMetrics(context, typed)) {
    if (!offers.has(metric.name)) offers.set(metric.name, catalogueOffer(metric));
  }
  return [...offers.values()];
}

/** From so many letters on: before that nobody wants to see thousands of them. */
export const lettersForCatalogue = 3;

function* catalogueMetrics({ file }: FeatureContext, typed: string): Generator<CatalogueMetric> {
  const { catalogue } = file.options;
  if (catalogue === undefined || typed.length < lettersForCatalogue) return;
  const lower = typed.toLowerCase();
  for (const name of catalogue.names()) if (name.startsWith(lower)) yield catalogue.find(name)!;
}

function catalogueOffer({ name, type, exporter, about, isOwn }: CatalogueMetric): Offer {
  const maker = foreignText(exporter, 60);
  return {
    label: name,
    kind: "metric",
    detail: type === undefined ? maker : `${type} · ${maker}`,
    ...(about !== undefined && { documentation: about }),
    ...(isOwn === true && { isPlain: true }),
    group: 4,
  };
}

function liveOffer({ name, type, help }: FoundMetric, live: LiveSeries): Offer {
  return {
    label: shownName(name),
    name,
    kind: "metric",
    detail: type === undefined ? live.name : `${foreignText(type, 30)} · ${live.name}`,
    ...(help === undefined ? undefined : { documentation: foreignText(help, longestHelp), isPlain: true }),
    group: 0,
  };
}

function alsoLive(offer: Offer, { type }: FoundMetric, { name }: LiveSeries): Offer {
  const sources = [offer.detail === name ? undefined : offer.detail, type && foreignText(type, 30), name];
  return { ...offer, detail: sources.filter((source) => source !== undefined).join(" · "), group: 0 };
}

/** A name of a server, which may be anything. */
function shownName(name: string): string {
  return /^[\w:]{1,200}$/.test(name) ? name : visibleText(name);
}

const longestHelp = 500;

const mostDocumented = 1000;

const scraped: Readonly<Record<string, string>> = {
  up: "1 if the last scrape of the target succeeded, 0 if it failed.",
  scrape_duration_seconds: "How long the scrape of the target took.",
  scrape_samples_scraped: "How many samples the target had.",
  scrape_samples_post_metric_relabeling: "How many samples were left after `metric_relabel_configs`.",
  scrape_series_added: "About how many new series the scrape brought.",
};

/** Others are there with a feature flag only. */
const builtIn: readonly (readonly [name: string, summary: string])[] = [
  ...[...scrapeMetrics].flatMap((name) =>
    scraped[name] === undefined ? [] : [[name, scraped[name]] as const],
  ),
  ["ALERTS", "1 for each alert that is pending or firing, with the labels of the alert."],
  ["ALERTS_FOR_STATE", "When each alert became active, as a Unix time."],
];
