import type { RelabelRule } from "../files/scrape-config.ts";
import type { RelabelStage } from "../labels/provenance.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { ScrapeJobs } from "./check.ts";

/** Rules that are applied one after the other. */
export interface RelabelRules {
  readonly stage: RelabelStage;
  /** Missing for alerts. */
  readonly job: JobUniverse | undefined;
  /** With those that the operator adds. */
  readonly rules: readonly RelabelRule[];
}

/** All lists of relabel rules. Prometheus loads no configuration with a rule that it does not accept, so those with one are left out. */
export function* relabelListsOf({ jobs, alertRelabelConfigs }: ScrapeJobs): Iterable<RelabelRules> {
  for (const job of jobs) {
    const { relabelConfigs, metricRelabelConfigs } = job.scrapeConfig;
    yield* soundList("target", job, relabelConfigs?.rules);
    yield* soundList("metric", job, metricRelabelConfigs?.rules);
  }
  yield* soundList("alert", undefined, alertRelabelConfigs?.rules);
}

function* soundList(
  stage: RelabelStage,
  job: JobUniverse | undefined,
  rules: readonly RelabelRule[] = [],
): Iterable<RelabelRules> {
  if (rules.length > 0 && rules.every(({ isValid }) => isValid)) yield { stage, job, rules };
}

/** As people count it: without the rules that the operator adds. */
export function numberOf(rule: RelabelRule, rules: readonly RelabelRule[]): number {
  return rules.filter(({ addedBy }) => addedBy === undefined).indexOf(rule) + 1;
}
