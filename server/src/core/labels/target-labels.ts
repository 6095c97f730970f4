import { parseDuration } from "../promql/duration.ts";
import { goQuote } from "../text/go-quote.ts";
import { LabelBuilder } from "./label-builder.ts";
import type { LabelSet } from "./label-set.ts";
import { type RelabelOptions, type RelabelStep, relabel, relabelSteps } from "./relabel.ts";
import type { RelabelConfig } from "./relabel-config.ts";

/** What of a scrape configuration makes labels of targets, with the defaults filled in. */
export interface TargetConfig {
  readonly jobName: string;
  /** As Prometheus prints durations. */
  readonly scrapeInterval: string;
  readonly scrapeTimeout: string;
  readonly metricsPath: string;
  readonly scheme: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly convertClassicHistogramsToNhcb: boolean;
  readonly alwaysScrapeClassicHistograms: boolean;
  readonly scrapeNativeHistograms: boolean;
  readonly relabelConfigs: readonly RelabelConfig[];
}

/** A target as discovered: its own labels, and those of its group. */
export interface DiscoveredTarget {
  readonly labels: LabelSet;
  readonly groupLabels: LabelSet;
}

export type TargetLabels =
  /** `labels` still has `__address__` and the like; `publicLabels` tells what series get. */
  | { readonly kind: "scraped"; readonly labels: LabelSet }
  | { readonly kind: "dropped" }
  /** In Prometheus' words, why it does not scrape the target. */
  | { readonly kind: "rejected"; readonly message: string };

/** From a discovered target to its final labels. Mirrors `PopulateLabels` of scrape/target.go. */
export function targetLabels(
  target: DiscoveredTarget,
  config: TargetConfig,
  options: RelabelOptions,
): TargetLabels {
  const relabelled = relabel(discoveredLabels(target, config), config.relabelConfigs, options);
  return relabelled === undefined ? { kind: "dropped" } : finalLabels(relabelled);
}

export interface TargetSteps {
  readonly discovered: LabelSet;
  readonly steps: readonly RelabelStep[];
  readonly result: TargetLabels;
}

/** The same as `targetLabels`, with what each relabel rule did. */
export function targetLabelSteps(
  target: DiscoveredTarget,
  config: TargetConfig,
  options: RelabelOptions,
): TargetSteps {
  const discovered = discoveredLabels(target, config);
  const steps = relabelSteps(discovered, config.relabelConfigs, options);
  const relabelled = steps.length === 0 ? discovered : steps.at(-1)!.after;
  return {
    discovered,
    steps,
    result: relabelled === undefined ? { kind: "dropped" } : finalLabels(relabelled),
  };
}

/** The labels that relabelling starts with. Mirrors `PopulateDiscoveredLabels`. */
export function discoveredLabels(target: DiscoveredTarget, config: TargetConfig): LabelSet {
  const builder = new LabelBuilder(new Map());
  for (const [name, value] of target.labels) builder.set(name, value);
  for (const [name, value] of target.groupLabels) {
    if (!target.labels.has(name)) builder.set(name, value);
  }
  for (const [name, value] of configLabels(config)) {
    if (builder.get(name) === "") builder.set(name, value);
  }
  return builder.labels();
}

/** What series get of a target's labels. */
export function publicLabels(labels: LabelSet): LabelSet {
  return new Map([...labels].filter(([name]) => !name.startsWith("__")));
}

function* configLabels(config: TargetConfig): Iterable<readonly [name: string, value: string]> {
  yield ["job", config.jobName];
  yield ["__scrape_interval__", config.scrapeInterval];
  yield ["__scrape_timeout__", config.scrapeTimeout];
  yield ["__metrics_path__", config.metricsPath];
  yield ["__scheme__", config.scheme];
  yield ["__convert_classic_histograms_to_nhcb__", `${config.convertClassicHistogramsToNhcb}`];
  yield ["__always_scrape_classic_histograms__", `${config.alwaysScrapeClassicHistograms}`];
  yield ["__scrape_native_histograms__", `${config.scrapeNativeHistograms}`];
  for (const [name, values] of config.params) yield [`__param_${name}`, values[0] ?? ""];
}

const switches = [
  ["__convert_classic_histograms_to_nhcb__", "convert classic histograms to nhcb"],
  ["__always_scrape_classic_histograms__", "always scrape classic histograms"],
  ["__scrape_native_histograms__", "scrape native histograms"],
] as const;

/** What comes after relabelling: checks, and the default of `instance`. */
function finalLabels(labels: LabelSet): TargetLabels {
  const address = labels.get("__address__") ?? "";
  const message = addressMistake(address) ?? durationMistake(labels) ?? switchMistake(labels);
  if (message !== undefined) return { kind: "rejected", message };
  const builder = new LabelBuilder(labels);
  for (const name of labels.keys()) if (name.startsWith("__meta_")) builder.delete(name);
  if (builder.get("instance") === "") builder.set("instance", address);
  const result = builder.labels();
  for (const [name, value] of result) {
    if (/\p{Surrogate}/u.test(value)) {
      return { kind: "rejected", message: `invalid label value for ${goQuote(name)}: ${goQuote(value)}` };
    }
  }
  return { kind: "scraped", labels: result };
}

function addressMistake(address: string): string | undefined {
  if (address === "") return "no address";
  return address.includes("/") ? `${goQuote(address)} is not a valid hostname` : undefined;
}

function durationMistake(labels: LabelSet): string | undefined {
  const interval = labels.get("__scrape_interval__") ?? "";
  const timeout = labels.get("__scrape_timeout__") ?? "";
  const parsedInterval = parseDuration(interval);
  if (!parsedInterval.ok) return `error parsing scrape interval: ${parsedInterval.message}`;
  if (parsedInterval.milliseconds === 0) return "scrape interval cannot be 0";
  const parsedTimeout = parseDuration(timeout);
  if (!parsedTimeout.ok) return `error parsing scrape timeout: ${parsedTimeout.message}`;
  if (parsedTimeout.milliseconds === 0) return "scrape timeout cannot be 0";
  if (parsedTimeout.milliseconds <= parsedInterval.milliseconds) return undefined;
  return `scrape timeout cannot be greater than scrape interval (${goQuote(timeout)} > ${goQuote(interval)})`;
}

function switchMistake(labels: LabelSet): string | undefined {
  for (const [name, description] of switches) {
    const value = labels.get(name) ?? "";
    if (value === "" || /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value)) continue;
    return `error parsing ${description}: strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`;
  }
  return undefined;
}
