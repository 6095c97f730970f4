import type { DurationField, TextField } from "../files/rule-file.ts";
import type { PrometheusConfig, RelabelList, RelabelRule, ScrapeConfig } from "../files/scrape-config.ts";
import type { PlacedRelabelConfig } from "../labels/symbolic-relabel.ts";
import type { PlacedTargetConfig, PlacedValue } from "../labels/symbolic-target.ts";
import type { TargetConfig } from "../labels/target-labels.ts";
import { printDuration } from "../promql/duration.ts";

/** A relabel rule of a job, with its number and place. */
export interface PlacedRule extends PlacedRelabelConfig {
  readonly rule: RelabelRule;
}

export interface ScrapeSettings {
  readonly exact: TargetConfig;
  readonly placed: PlacedTargetConfig<PlacedRule>;
}

/** How a job is scraped, with all defaults. Mirrors `ScrapeConfig.Validate` of prometheus/prometheus. */
export function scrapeSettings(job: ScrapeConfig, file: string, global: PrometheusConfig): ScrapeSettings {
  const interval = milliseconds(job.scrapeInterval) || milliseconds(global.scrapeInterval) || 60_000;
  const timeout = milliseconds(job.scrapeTimeout) || defaultTimeout(interval, global);
  const rules = placedRules(job.relabelConfigs, file);
  const value = (field: TextField | undefined, otherwise: string, text?: string): PlacedValue => {
    if (field === undefined || field.value === "") return { value: text ?? otherwise };
    return { value: text ?? field.value, place: { file, span: field.scalar.span } };
  };
  const placed: PlacedTargetConfig<PlacedRule> = {
    jobName: value(job.jobName, ""),
    scheme: value(job.scheme, "http"),
    metricsPath: value(job.metricsPath, "/metrics"),
    scrapeInterval: value(job.scrapeInterval, "", printDuration(interval)),
    scrapeTimeout: value(job.scrapeTimeout, "", printDuration(timeout)),
    params: new Map(
      job.params.flatMap(({ name, values }) =>
        values[0] === undefined ? [] : [[name.value, value(values[0], "")]],
      ),
    ),
    relabelRules: rules,
  };
  return { placed, exact: exactSettings(job, placed) };
}

/**
 * The rules that Prometheus accepts: it loads no configuration with others. Numbers count all of them but those that
 * the operator adds.
 */
export function placedRules(list: RelabelList | undefined, file: string): readonly PlacedRule[] {
  const placed: PlacedRule[] = [];
  let number = 0;
  for (const rule of list?.rules ?? []) {
    const { config, addedBy } = rule;
    if (addedBy === undefined) number++;
    if (!rule.isValid) continue;
    if (addedBy === undefined) {
      placed.push({ rule, config, number, place: { file, span: rule.node.span } });
      continue;
    }
    const { resource, cause } = addedBy;
    const place = cause && { file, span: cause };
    placed.push({ rule, config, number: 0, origin: { kind: "operator", resource }, ...(place && { place }) });
  }
  return placed;
}

function exactSettings(job: ScrapeConfig, placed: PlacedTargetConfig<PlacedRule>): TargetConfig {
  const textOf = (value: PlacedValue | undefined): string => value?.value ?? "";
  return {
    jobName: textOf(placed.jobName),
    scheme: textOf(placed.scheme),
    metricsPath: textOf(placed.metricsPath),
    scrapeInterval: textOf(placed.scrapeInterval),
    scrapeTimeout: textOf(placed.scrapeTimeout),
    params: new Map(job.params.map(({ name, values }) => [name.value, values.map((each) => each.value)])),
    convertClassicHistogramsToNhcb: false,
    alwaysScrapeClassicHistograms: false,
    scrapeNativeHistograms: false,
    relabelConfigs: placed.relabelRules.map(({ config }) => config),
  };
}

function milliseconds(duration: DurationField | undefined): number {
  return duration?.milliseconds ?? 0;
}

/** The global timeout is at most the global interval, and the one of a job at most its own. */
function defaultTimeout(interval: number, global: PrometheusConfig): number {
  const globalInterval = milliseconds(global.scrapeInterval) || 60_000;
  const globalTimeout = milliseconds(global.scrapeTimeout) || Math.min(10_000, globalInterval);
  return Math.min(globalTimeout, interval);
}
