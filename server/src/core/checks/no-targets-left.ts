import type { RelabelRule } from "../files/scrape-config.ts";
import { labelIn } from "../labels/combine-labels.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";
import { numberOf, relabelListsOf } from "./relabel-lists.ts";

/** Relabelling that drops every target of a job leaves nothing to scrape. */
export const noTargetsLeft: ScrapeJobsCheck = {
  id: "no-targets-left",
  summary: "A job whose relabel rules drop all of its targets",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run(subject) {
    for (const { stage, job, rules } of relabelListsOf(subject)) {
      if (stage !== "target" || job === undefined || !isSeen(job)) continue;
      // Of several servers that divide the targets among themselves, one may well have none.
      if (!rules.some(({ config }) => config.action === "hashmod")) yield* inJob(job, rules);
    }
  },
};

/** What is in a target file now may be something else when Prometheus reads it. */
function isSeen({ scrapeConfig, targets, discoveries }: JobUniverse): boolean {
  const { targetFiles, mayHaveMore } = scrapeConfig;
  return targetFiles.length === 0 && mayHaveMore === undefined && targets.length + discoveries.length > 0;
}

function* inJob(job: JobUniverse, rules: readonly RelabelRule[]): Iterable<Finding> {
  const ends = new Set<RelabelRule>();
  let hasNoAddress = false;
  for (const end of endsIn(job, rules)) {
    if (end === undefined) return;
    ends.add(end.rule);
    hasNoAddress ||= end.what === "address";
  }
  const last = [...ends].sort((one, other) => rules.indexOf(one) - rules.indexOf(other)).at(-1)!;
  const span = (last.action ?? last.sourceLabels[0] ?? last.regex)?.scalar.span ?? last.node.span;
  if (hasNoAddress && ends.size === 1) {
    const message =
      "No target of this job is left: this rule takes `__address__` away, without which there is nothing to scrape.";
    yield { span, message };
    return;
  }
  const others = [...ends].filter((rule) => rule !== last);
  yield {
    span,
    message:
      others.length === 0
        ? "No target of this job is left: this rule drops all of them."
        : "No target of this job is left: this rule drops the last of them.",
    related: others.map((rule) => ({
      span: rule.node.span,
      message: `Relabel rule ${numberOf(rule, rules)} drops others.`,
    })),
  };
}

interface End {
  readonly rule: RelabelRule;
  readonly what: "target" | "address";
}

/** For each kind of target the rule that makes an end of it; `undefined` where none does. */
function* endsIn(
  { targets, discoveries }: JobUniverse,
  rules: readonly RelabelRule[],
): Iterable<End | undefined> {
  for (const { exact } of targets) {
    if (exact.result.kind === "scraped") {
      yield undefined;
      return;
    }
    const steps = exact.steps.map(({ config, before, after }) => ({
      rule: rules.find((rule) => rule.config === config),
      hadAddress: before.has("__address__"),
      hasAddress: after?.has("__address__"),
    }));
    yield endOf(steps);
  }
  for (const { targetLabels, steps } of discoveries) {
    if (targetLabels !== undefined) {
      yield undefined;
      return;
    }
    yield endOf(
      steps.map(({ rule, before, after }) => ({
        rule: rule.rule,
        hadAddress: labelIn(before, "__address__") !== undefined,
        hasAddress: after && labelIn(after, "__address__") !== undefined,
      })),
    );
  }
}

interface Step {
  readonly rule: RelabelRule | undefined;
  readonly hadAddress: boolean;
  /** Missing when the rule drops the target. */
  readonly hasAddress: boolean | undefined;
}

function endOf(steps: readonly Step[]): End | undefined {
  const dropping = steps.find(({ hasAddress }) => hasAddress === undefined);
  if (dropping !== undefined) return dropping.rule && { rule: dropping.rule, what: "target" };
  const last = steps.findLast(({ hadAddress, hasAddress }) => hadAddress && hasAddress === false);
  const isGone = steps.at(-1)?.hasAddress === false;
  return isGone && last?.rule !== undefined ? { rule: last.rule, what: "address" } : undefined;
}
