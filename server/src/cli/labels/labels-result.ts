import { wayInWords } from "../../core/explain/provenance-in-words.ts";
import type { Sentence } from "../../core/explain/sentence.ts";
import type { LabelSet } from "../../core/labels/label-set.ts";
import type { Place } from "../../core/labels/place.ts";
import type { PossibleLabel, PossibleLabels } from "../../core/labels/possible-labels.ts";
import type { DiscoveredTargets, JobUniverse, KnownTarget } from "../../core/project/label-universe.ts";

/** What `promrules labels` tells of the jobs, for a report to show. */
export interface LabelsResult {
  readonly jobs: readonly JobLabels[];
}

export interface JobLabels {
  readonly job: string;
  readonly place: string | undefined;
  readonly targets: readonly TargetLabels[];
  /** Of all its targets together. */
  readonly labels: readonly KnownLabel[];
  /** What may bring labels of names that are not known. */
  readonly open: readonly string[];
  readonly discoveries: readonly DiscoverySteps[];
}

export interface TargetLabels {
  readonly address: string;
  readonly place: string | undefined;
  readonly discovered: LabelSet;
  /** Missing when it is dropped, or refused for the reason in `message`. */
  readonly labels: LabelSet | undefined;
  readonly message: string | undefined;
  readonly steps: readonly TargetStep[];
}

export interface TargetStep {
  readonly number: number;
  readonly action: string;
  readonly place: string | undefined;
  readonly before: LabelSet;
  readonly after: LabelSet | undefined;
}

export interface DiscoverySteps {
  readonly discovery: string;
  readonly place: string | undefined;
  readonly steps: readonly {
    readonly number: number;
    readonly action: string;
    readonly place: string | undefined;
    /** The labels that are other ones than before it; missing when nothing passes. */
    readonly changes: readonly string[] | undefined;
  }[];
}

export interface KnownLabel {
  readonly name: string;
  readonly certainty: "certain" | "possible";
  /** Missing when they are not known; `pattern` then tells what they all match, if that is known. */
  readonly values: readonly string[] | undefined;
  readonly pattern: string | undefined;
  readonly from: readonly LabelOrigin[];
}

export interface LabelOrigin {
  /** Missing for what Prometheus adds by itself. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly what: string;
}

/** Turns places into what people read. */
export interface PlaceNames {
  fileAndLine(place: Place): { readonly file: string; readonly line: number } | undefined;
}

export function jobLabels(universe: JobUniverse, names: PlaceNames): JobLabels {
  const { job, file, scrapeConfig, targets, discoveries, targetLabels } = universe;
  const span = scrapeConfig.jobName?.scalar.span ?? scrapeConfig.node.span;
  const rules = scrapeConfig.relabelConfigs?.rules.filter(({ isValid }) => isValid) ?? [];
  const rulePlaces = rules.map(({ node }) => shownPlace({ file, span: node.span }, names));
  return {
    job,
    place: shownPlace({ file, span }, names),
    targets: targets.map((target) => targetOf(target, rulePlaces, names)),
    labels: targetLabels === undefined ? [] : labelsOf(targetLabels, names),
    open: (targetLabels?.open ?? []).map(({ pattern, from }) => {
      const words = from.length === 0 ? "" : `, ${textOf(wayInWords(from), names)}`;
      return `labels of other names${pattern === undefined ? "" : `, \`${pattern}\``}${words}`;
    }),
    discoveries: discoveries.map((discovery) => discoveryOf(discovery, names)),
  };
}

function targetOf(
  target: KnownTarget,
  rulePlaces: readonly (string | undefined)[],
  names: PlaceNames,
): TargetLabels {
  const { exact, discovered, labels, place } = target;
  return {
    address: discovered.get("__address__") ?? "",
    place: shownPlace(place, names),
    discovered,
    labels,
    message: exact.result.kind === "rejected" ? exact.result.message : undefined,
    steps: exact.steps.map(({ config, before, after }, index) => ({
      number: index + 1,
      action: config.action,
      place: rulePlaces[index],
      before,
      after,
    })),
  };
}

function discoveryOf({ sd, role, place, steps }: DiscoveredTargets, names: PlaceNames): DiscoverySteps {
  return {
    discovery: `${sd}_sd_configs${role === undefined ? "" : ` (role ${role})`}`,
    place: shownPlace(place, names),
    steps: steps.map(({ rule, before, after }) => ({
      number: rule.number,
      action: rule.config.action,
      place: rule.place && shownPlace(rule.place, names),
      changes: after && changedLabels(before, after),
    })),
  };
}

function changedLabels(before: PossibleLabels, after: PossibleLabels): string[] {
  const changes: string[] = [];
  for (const [name, label] of after.labels) {
    if (before.labels.get(name) !== label) changes.push(`${name}${label.certainty === "certain" ? "" : "?"}`);
  }
  for (const name of before.labels.keys()) if (!after.labels.has(name)) changes.push(`-${name}`);
  return changes.sort();
}

function labelsOf({ labels }: PossibleLabels, names: PlaceNames): KnownLabel[] {
  return [...labels.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((label) => ({
      name: label.name,
      certainty: label.certainty,
      ...valuesOf(label),
      from: originsOf(label, names),
    }));
}

function valuesOf({ values }: PossibleLabel): Pick<KnownLabel, "values" | "pattern"> {
  if (values.kind === "unknown") return { values: undefined, pattern: values.pattern };
  return { values: [...values.values.keys()].sort(), pattern: undefined };
}

/** Each way once, with the place of the last step that has one. */
function originsOf({ from }: PossibleLabel, names: PlaceNames): LabelOrigin[] {
  const origins = new Map<string, LabelOrigin>();
  for (const way of from) {
    const place = way.findLast((step) => step.place !== undefined)?.place;
    const known = place && names.fileAndLine(place);
    const origin = { file: known?.file, line: known?.line, what: textOf(wayInWords(way), names) };
    const key = JSON.stringify(origin);
    if (!origins.has(key)) origins.set(key, origin);
  }
  return [...origins.values()];
}

function textOf(sentence: Sentence, names: PlaceNames): string {
  return sentence
    .map((part) => {
      if (typeof part === "string") return part;
      return part.kind === "literal"
        ? `\`${part.text}\``
        : (shownPlace(part.place, names) ?? part.place.file);
    })
    .join("");
}

function shownPlace(place: Place, names: PlaceNames): string | undefined {
  const known = names.fileAndLine(place);
  return known && `${known.file}:${known.line}`;
}
