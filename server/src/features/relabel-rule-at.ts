import { prometheusConfigOf } from "../core/files/prometheus-config/prometheus-config-of.ts";
import type { RelabelList, RelabelRule } from "../core/files/scrape-config.ts";
import type { RelabelStage } from "../core/labels/provenance.ts";
import type { JobUniverse } from "../core/project/label-universe.ts";
import { monitorJobs } from "../core/project/monitor-jobs.ts";
import type { Span } from "../core/text/span.ts";
import type { FeatureContext } from "./feature-context.ts";

/** A relabel rule that is written in the file. */
export interface PlacedRelabelRule {
  readonly rule: RelabelRule;
  readonly stage: RelabelStage;
  /** Counted from 1 among those of the user. */
  readonly number: number;
  /** Missing for `alert_relabel_configs`. */
  readonly job: JobUniverse | undefined;
  /** Those of the list before it, the last one first. */
  readonly earlier: readonly RelabelRule[];
  /** With its dash. */
  readonly span: Span;
}

/** The jobs that a file configures: those of a prometheus.yml, or what the operator makes of its monitors. */
export function jobsIn({ file, path, project }: FeatureContext): readonly JobUniverse[] {
  if (file.kind === "kubernetes-monitors") return monitorJobs(path, file);
  return project.universeOf(path)?.jobs.filter((job) => job.file === path) ?? [];
}

export function relabelRuleAt(context: FeatureContext, offset: number): PlacedRelabelRule | undefined {
  const { file } = context;
  for (const job of jobsIn(context)) {
    const { relabelConfigs, metricRelabelConfigs } = job.scrapeConfig;
    const found =
      ruleInList(relabelConfigs, { stage: "target", job }, context, offset) ??
      ruleInList(metricRelabelConfigs, { stage: "metric", job }, context, offset);
    if (found !== undefined) return found;
  }
  const alerts = prometheusConfigOf(file)?.alertRelabelConfigs;
  return ruleInList(alerts, { stage: "alert", job: undefined }, context, offset);
}

function ruleInList(
  list: RelabelList | undefined,
  of: Pick<PlacedRelabelRule, "stage" | "job">,
  { file }: FeatureContext,
  offset: number,
): PlacedRelabelRule | undefined {
  const written = list?.rules.filter(({ addedBy }) => addedBy === undefined) ?? [];
  for (const [index, rule] of written.entries()) {
    const { from, to } = rule.node.span;
    if (offset > to || offset < from - longestDash) continue;
    const before = file.text({ from: Math.max(0, from - longestDash), to: from });
    const dash = /-[ \t]*$/.exec(before)?.[0].length ?? 0;
    if (offset < from - dash) continue;
    const span = { from: from - dash, to };
    return { ...of, rule, number: index + 1, earlier: written.slice(0, index).reverse(), span };
  }
  return undefined;
}

/** A dash with the blanks behind it. */
const longestDash = 20;
