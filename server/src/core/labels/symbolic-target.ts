import { parseDuration } from "../promql/duration.ts";
import { labelIn, setLabel, uniteLabel, unknownValues, withStep } from "./combine-labels.ts";
import { discoveryLabels, type LabelDiscovery } from "./discovery-labels.ts";
import { restrictLabel } from "./joined-values.ts";
import { openWhere, prefixOf } from "./open-names.ts";
import type { Place } from "./place.ts";
import type { LabelValues, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Origin, Provenance, ProvenanceStep } from "./provenance.ts";
import type { RelabelOptions } from "./relabel.ts";
import {
  type PlacedRelabelConfig,
  type PossibleRelabelStep,
  possibleRelabelSteps,
} from "./symbolic-relabel.ts";

/** A value of some file; without a place it is a default. */
export interface PlacedValue {
  readonly value: string;
  readonly place?: Place;
}

/** What of a scrape configuration makes labels of targets. What is missing is not known. */
export interface PlacedTargetConfig<Rule extends PlacedRelabelConfig = PlacedRelabelConfig> {
  readonly jobName: PlacedValue | undefined;
  readonly scheme: PlacedValue | undefined;
  readonly metricsPath: PlacedValue | undefined;
  /** As Prometheus prints durations. */
  readonly scrapeInterval: PlacedValue | undefined;
  readonly scrapeTimeout: PlacedValue | undefined;
  /** The first value of each. */
  readonly params: ReadonlyMap<string, PlacedValue>;
  readonly relabelRules: readonly Rule[];
}

/** A target that is written somewhere, with its labels and those of its group. */
export interface PlacedTarget {
  readonly origin: "static" | "target-file";
  readonly address: PlacedValue;
  readonly groupLabels: ReadonlyMap<string, PlacedValue>;
}

/** What is known of targets from their discovery to the end. */
export interface PossibleTarget<Rule extends PlacedRelabelConfig> {
  /** What relabelling gets to see. */
  readonly discovered: PossibleLabels;
  readonly steps: readonly PossibleRelabelStep<Rule>[];
  /** What series get of it; missing when no target is left, or Prometheus refuses to scrape all of them. */
  readonly labels: PossibleLabels | undefined;
}

/** The labels of targets that a service discovery finds. */
export function possibleTargets<Rule extends PlacedRelabelConfig>(
  discovery: LabelDiscovery,
  config: PlacedTargetConfig<Rule>,
  options: RelabelOptions,
): PossibleTarget<Rule> {
  return relabelled(withConfig(discoveryLabels(discovery), config), config, options);
}

/** The labels of a target that is written somewhere. */
export function possibleTarget<Rule extends PlacedRelabelConfig>(
  target: PlacedTarget,
  config: PlacedTargetConfig<Rule>,
  options: RelabelOptions,
): PossibleTarget<Rule> {
  return relabelled(withConfig(writtenLabels(target), config), config, options);
}

function relabelled<Rule extends PlacedRelabelConfig>(
  discovered: PossibleLabels,
  { relabelRules }: PlacedTargetConfig<Rule>,
  options: RelabelOptions,
): PossibleTarget<Rule> {
  const steps = possibleRelabelSteps(discovered, relabelRules, { ...options, stage: "target" });
  const last = steps.length === 0 ? discovered : steps.at(-1)!.after;
  return { discovered, steps, labels: last === undefined ? undefined : finalLabels(last) };
}

function writtenLabels({ origin, address, groupLabels }: PlacedTarget): PossibleLabels {
  const labels = new Map<string, PossibleLabel>();
  const all = new Map([...groupLabels, ["__address__", address] as const]);
  for (const [name, value] of all) {
    if (value.value !== "") labels.set(name, placedLabel(name, value, { kind: origin }));
  }
  if (origin === "target-file") {
    const from = [{ origin: { kind: "discovery", sd: "file", label: "__meta_filepath" } } as const];
    labels.set("__meta_filepath", {
      name: "__meta_filepath",
      certainty: "certain",
      values: unknownValues,
      from: [from],
    });
  }
  return { labels, open: [] };
}

/** Adds what the scrape configuration says where the target says nothing itself. */
function withConfig(discovered: PossibleLabels, config: PlacedTargetConfig): PossibleLabels {
  let labels = discovered;
  for (const [name, field, value] of configLabels(config)) {
    const old = labelIn(labels, name);
    if (old?.certainty === "certain" || value?.value === "") continue;
    const added =
      value === undefined
        ? unknownLabel(name, field)
        : placedLabel(name, value, { kind: "scrape-field", field });
    const label = old === undefined ? added : { ...uniteLabel(old, added)!, certainty: "certain" as const };
    labels = setLabel(labels, name, label);
  }
  for (const name of switches) labels = withSwitch(labels, name);
  return labels;
}

function* configLabels(
  config: PlacedTargetConfig,
): Iterable<readonly [name: string, field: string, value: PlacedValue | undefined]> {
  yield ["job", "job_name", config.jobName];
  yield ["__scrape_interval__", "scrape_interval", config.scrapeInterval];
  yield ["__scrape_timeout__", "scrape_timeout", config.scrapeTimeout];
  yield ["__metrics_path__", "metrics_path", config.metricsPath];
  yield ["__scheme__", "scheme", config.scheme];
  for (const [name, value] of config.params) yield [`__param_${name}`, "params", value];
}

/** Labels of releases since 3.13 that say `true` or `false`. */
const switches = [
  "__convert_classic_histograms_to_nhcb__",
  "__always_scrape_classic_histograms__",
  "__scrape_native_histograms__",
];

function withSwitch(labels: PossibleLabels, name: string): PossibleLabels {
  if (labelIn(labels, name) !== undefined) return labels;
  const from = [{ origin: { kind: "scrape-field", field: name.replace(/^__|__$/g, "") } } as const];
  const values: LabelValues = {
    kind: "known",
    values: new Map([
      ["false", [from]],
      ["true", [from]],
    ]),
  };
  return setLabel(labels, name, { name, certainty: "possible", values, from: [from] });
}

function placedLabel(name: string, { value, place }: PlacedValue, origin: Origin): PossibleLabel {
  const step: ProvenanceStep = place === undefined ? { origin } : { origin, place };
  const from: readonly Provenance[] = [[step]];
  return { name, certainty: "certain", values: { kind: "known", values: new Map([[value, from]]) }, from };
}

function unknownLabel(name: string, field: string): PossibleLabel {
  const from = [{ origin: { kind: "scrape-field", field } } as const];
  return { name, certainty: "certain", values: unknownValues, from: [from] };
}

/** What comes after relabelling: targets that Prometheus refuses, the default of `instance`, and what series do not get. */
function finalLabels(labels: PossibleLabels): PossibleLabels | undefined {
  const address = checkedAddress(labelIn(labels, "__address__"));
  if (
    address === undefined ||
    !durationsMayBeRight(labels) ||
    !switches.every((name) => switchMayBeRight(labels, name))
  ) {
    return undefined;
  }
  const own = labelIn(labels, "instance");
  const instance =
    own?.certainty === "certain"
      ? own
      : { ...uniteLabelOr(own, instanceOf(address)), certainty: "certain" as const };
  return publicPossible(setLabel(labels, "instance", instance));
}

function uniteLabelOr(label: PossibleLabel | undefined, other: PossibleLabel): PossibleLabel {
  return label === undefined ? other : (uniteLabel(label, other) ?? other);
}

/** Without what begins with two underscores. */
function publicPossible({ labels, open }: PossibleLabels): PossibleLabels {
  return {
    labels: new Map([...labels].filter(([name]) => !name.startsWith("__"))),
    open: open
      .filter((each) => !prefixOf(each).startsWith("__"))
      .map((each) => openWhere(each, (name) => !name.startsWith("__"))),
  };
}

function checkedAddress(address: PossibleLabel | undefined): PossibleLabel | undefined {
  if (address?.values.kind !== "known") return address;
  const right = [...address.values.values.keys()].filter((value) => !value.includes("/"));
  return restrictLabel(address, new Set(right));
}

function instanceOf(address: PossibleLabel): PossibleLabel {
  return { ...withStep(address, { origin: { kind: "address" } }), name: "instance", certainty: "certain" };
}

function durationsMayBeRight(labels: PossibleLabels): boolean {
  const intervals = durationsOf(labelIn(labels, "__scrape_interval__"));
  const timeouts = durationsOf(labelIn(labels, "__scrape_timeout__"));
  if (intervals?.length === 0 || timeouts?.length === 0) return false;
  if (intervals === undefined || timeouts === undefined) return true;
  return Math.min(...timeouts) <= Math.max(...intervals);
}

/** In milliseconds, those that Prometheus takes; `undefined` when they are not known. */
function durationsOf(label: PossibleLabel | undefined): readonly number[] | undefined {
  if (label === undefined) return [];
  if (label.values.kind === "unknown") return undefined;
  const parsed = [...label.values.values.keys()].map(parseDuration);
  return parsed.flatMap((each) => (each.ok && each.milliseconds > 0 ? [each.milliseconds] : []));
}

function switchMayBeRight(labels: PossibleLabels, name: string): boolean {
  const label = labelIn(labels, name);
  if (label?.certainty !== "certain" || label.values.kind === "unknown") return true;
  return [...label.values.values.keys()].some((value) =>
    /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value),
  );
}
