import type { AlertTarget } from "../../core/alerting/alert-target.ts";
import { identityOf, type MetricsOfTarget } from "../../core/alerting/missing-metrics.ts";
import { isValidLabelName } from "../../core/promql/names.ts";
import { metricNameLabel } from "../../core/promql/selector.ts";
import { goQuote } from "../../core/text/go-quote.ts";
import type { PrometheusApi } from "../prometheus-api.ts";

/** An exporter with more of them is no usual one. */
const mostNames = 20_000;

/** Asks a server once which metrics it has of a target; undefined when that is not known as a whole. */
export async function targetMetrics(
  api: PrometheusApi,
  target: AlertTarget,
  { lookback, now }: { readonly lookback: number; readonly now: number },
  signal?: AbortSignal,
): Promise<MetricsOfTarget | undefined> {
  const labels = identityOf(target);
  if (labels === undefined) return undefined;
  const matchers = [...labels].map(([name, value]) => {
    return `${isValidLabelName(name, "legacy") ? name : goQuote(name)}=${goQuote(value)}`;
  });
  const query = { matches: [`{${matchers.join(",")}}`], start: now - lookback, end: now, limit: mostNames };
  const [names, rules] = await Promise.all([
    api.labelValues(metricNameLabel, query, signal),
    api.rules(signal),
  ]);
  if (!names.ok || names.value.isTruncated || names.value.items.length >= mostNames) return undefined;
  const served = rules.ok ? rules.value.flatMap((group) => group.rules) : [];
  const recorded = served.flatMap((rule) => (rule.kind === "recording" ? rule.name : []));
  return { labels, names: new Set(names.value.items), recorded: new Set(recorded) };
}
