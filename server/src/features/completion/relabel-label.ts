import { describeMetaLabel, internalLabels, isNameOf } from "../../core/labels/meta-labels.ts";
import type { PrefixedOpenLabels } from "../../core/labels/open-names.ts";
import type { PossibleLabels } from "../../core/labels/possible-labels.ts";
import { uniteAll } from "../../core/project/metric-labels.ts";
import type { FeatureContext } from "../feature-context.ts";
import { jobsIn, type PlacedRelabelRule, relabelRuleAt } from "../relabel-rule-at.ts";
import type { Offer } from "./item.ts";
import { documentationOf } from "./label-name.ts";

interface RelabelLabelPlace {
  readonly role: "source" | "target";
  /** What the rule reads already. */
  readonly listed: readonly string[];
}

/** The names that fit into a relabel rule: what its job's targets, series or alerts have, or what others make. */
export function relabelLabelOffers(
  context: FeatureContext,
  place: RelabelLabelPlace,
  offset: number,
): Offer[] {
  // An item that is only begun is no part of its rule yet.
  const before = context.file.text({ from: Math.max(0, offset - 200), to: offset });
  const written = offset - (/[\s-]*$/.exec(before)?.[0].length ?? 0);
  const rule = relabelRuleAt(context, offset) ?? relabelRuleAt(context, written);
  const all = place.role === "source" ? sourceOffers(rule, context) : targetOffers(rule, context);
  const seen = new Set(place.listed);
  return all.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function* withMade(rule: PlacedRelabelRule | undefined): Iterable<Offer> {
  for (const { config } of rule?.earlier ?? []) {
    if (config.targetLabel === "" || config.targetLabel.includes("$")) continue;
    yield { label: config.targetLabel, kind: "label", detail: "made by an earlier rule", group: 0 };
  }
}

function sourceOffers(rule: PlacedRelabelRule | undefined, context: FeatureContext): Offer[] {
  const offers: Offer[] = [...withMade(rule)];
  const job = rule?.job;
  if (rule?.stage === "metric") {
    offers.push({ label: "__name__", kind: "label", detail: "the name of the metric", group: 0 });
    offers.push(...offersOf(job?.targetLabels, context, 1));
    for (const name of ["le", "quantile"])
      offers.push({ label: name, kind: "label", detail: "exporter", group: 2 });
    return offers;
  }
  if (rule?.stage === "alert") {
    const all = uniteAll(jobsIn(context).flatMap(({ targetLabels }) => targetLabels ?? []));
    offers.push({ label: "alertname", kind: "label", detail: "the name of the alert", group: 0 });
    offers.push(...offersOf(all, context, 1));
    return offers;
  }
  if (job !== undefined) {
    offers.push(...offersOf(job.discoveredLabels, context, 1), ...openOffers(job.discoveredLabels));
    return offers;
  }
  for (const { name, description } of internalLabels()) {
    if (!/[<*]/.test(name)) offers.push({ label: name, kind: "label", documentation: description, group: 2 });
  }
  return offers;
}

/** Labels of discovery first: they are what rules are mostly about. */
function offersOf(labels: PossibleLabels | undefined, context: FeatureContext, group: number): Offer[] {
  return [...(labels?.labels.values() ?? [])]
    .filter(({ name }) => !name.startsWith("__") || name.startsWith("__meta_") || isUsual(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((label) => {
      const { name } = label;
      const meta = describeMetaLabel(name)[0];
      const internal = meta === undefined ? internalLabels().find((each) => isNameOf(name, each)) : undefined;
      const description = (meta ?? internal)?.description;
      const origin = meta === undefined ? detailOf(label.from[0]?.[0]?.origin.kind) : `${meta.sd}_sd_configs`;
      return {
        label: name,
        kind: "label" as const,
        ...(origin === undefined ? {} : { detail: origin }),
        ...(description === undefined ? documentationOf(label, context) : { documentation: description }),
        group: name.startsWith("__meta_") ? group : group + 1,
      };
    });
}

function isUsual(name: string): boolean {
  return /^__(?:address|scheme|metrics_path|scrape_interval|scrape_timeout)__$|^__param_/.test(name);
}

function detailOf(kind: string | undefined): string | undefined {
  return kind === "static" ? "static_configs" : kind === "target-file" ? "target file" : undefined;
}

/** Labels of which only the beginning is known, as those of pods. */
function openOffers({ open }: PossibleLabels): Offer[] {
  const offers: Offer[] = [];
  for (const { prefix, pattern } of open as readonly Partial<PrefixedOpenLabels>[]) {
    if (prefix === undefined || pattern === undefined || !prefix.startsWith("__meta_")) continue;
    const meta = describeMetaLabel(`${prefix}x`)[0];
    offers.push({
      label: meta?.name ?? prefix,
      kind: "label",
      ...(meta === undefined ? {} : { detail: `${meta.sd}_sd_configs`, documentation: meta.description }),
      text: prefix,
      filter: prefix,
      snippet: `${prefix}\${1:name}`,
      group: 1,
    });
  }
  return offers;
}

/** Names that the other jobs give their targets, and labels with effects of their own. */
function targetOffers(rule: PlacedRelabelRule | undefined, context: FeatureContext): Offer[] {
  const jobs = jobsIn(context);
  const all = uniteAll(jobs.flatMap(({ targetLabels }) => targetLabels ?? []));
  const offers = offersOf(all, context, 0);
  if (rule?.stage === "metric")
    return [...offers, { label: "__name__", kind: "label", detail: "the name of the metric", group: 1 }];
  if (rule?.stage === "alert") return offers;
  for (const name of ["instance", "job"]) offers.push({ label: name, kind: "label", group: 1 });
  for (const { name, description } of internalLabels()) {
    if (isUsual(name) && !/[<*]/.test(name))
      offers.push({ label: name, kind: "label", documentation: description, group: 2 });
  }
  offers.push({
    label: "__param_target",
    kind: "label",
    documentation: "The parameter `target` of the scrape.",
    group: 2,
  });
  return offers;
}
