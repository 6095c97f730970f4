import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import { readFile } from "../files/read-file.ts";
import type { ReadOptions } from "../files/read-options.ts";
import type { PrometheusConfig } from "../files/scrape-config.ts";
import type { ScrapeIntervals, ServerFacts } from "./facts.ts";
import { relabelledLabels } from "./relabelled-labels.ts";

/** What the configuration of a server tells. */
export interface ConfigFacts
  extends Pick<
    ServerFacts,
    "externalLabels" | "relabelledExternalLabels" | "scrapeIntervals" | "evaluationInterval"
  > {
  /** Whether series are also read from elsewhere. */
  readonly readsRemotely: boolean;
}

/** `undefined` when it cannot be read. */
export function readConfigFacts(text: string, options: ReadOptions): ConfigFacts | undefined {
  const config = prometheusConfigOf(readFile(text, { kind: "prometheus-config", options }));
  if (config === undefined) return undefined;
  const externalLabels = externalLabelsOf(config);
  const relabelled = relabelledLabels(externalLabels.keys(), config, options.regex);
  return {
    externalLabels,
    ...(relabelled.size > 0 && { relabelledExternalLabels: relabelled }),
    scrapeIntervals: scrapeIntervalsOf(config),
    evaluationInterval: config.evaluationInterval?.milliseconds ?? defaultInterval,
    readsRemotely: config.otherSources.some(({ key }) => key.value === "remote_read"),
  };
}

/** Of `scrape_interval` and `evaluation_interval`. */
const defaultInterval = 60_000;

/** Later releases write `${NAME}` in them out before they tell. */
function externalLabelsOf({ externalLabels }: PrometheusConfig): ReadonlyMap<string, string> {
  return new Map(externalLabels?.labels.map(({ name, value }) => [name.value, value.value]));
}

/** `undefined` when some jobs are in files of their own, which the server does not show. */
function scrapeIntervalsOf(config: PrometheusConfig): ScrapeIntervals | undefined {
  if (config.scrapeConfigFiles.length > 0) return undefined;
  const global = config.scrapeInterval?.milliseconds ?? defaultInterval;
  const jobs = new Map<string, number>();
  for (const { jobName, scrapeInterval, relabelConfigs } of config.scrapeConfigs) {
    // Then each target may have its own.
    const isSet = relabelConfigs?.rules.some(
      ({ targetLabel }) => targetLabel?.value === "__scrape_interval__",
    );
    if (jobName !== undefined && isSet !== true)
      jobs.set(jobName.value, scrapeInterval?.milliseconds ?? global);
  }
  return { global, jobs };
}
