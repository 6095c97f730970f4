import { code, inParentheses } from "../../core/explain/sentence.ts";
import { scrapeMetrics } from "../../core/project/metric-labels.ts";
import type { FeatureContext } from "../feature-context.ts";
import { renderSentence } from "../sentence-markup.ts";
import type { Offer } from "./item.ts";
import type { KnownSeries } from "./known-series.ts";

/** Metrics that rules record, and those that Prometheus has by itself. */
export function metricNameOffers(series: KnownSeries, context: FeatureContext): Offer[] {
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
  return [...offers.values()];
}

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
