import type { RelabelRule } from "../files/scrape-config.ts";
import type { LabelSet } from "../labels/label-set.ts";
import { takesAway } from "../labels/rule-effects.ts";
import type { JobUniverse, KnownTarget } from "../project/label-universe.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";

/** Two targets with the same labels write into the same series, and each of them loses samples. */
export const collidingTargets: ScrapeJobsCheck = {
  id: "colliding-targets",
  summary: "Two targets of a job whose series have the same labels",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run({ jobs, options }) {
    for (const job of jobs) {
      if (!isSound(job)) continue;
      const static_ = job.targets.filter(({ origin, labels }) => origin === "static" && labels !== undefined);
      if (static_.length < 2) continue;
      const collisions = collisionsOf(static_, (labels) => labels);
      if (collisions.length > 0) yield* collisions.map(({ first, second }) => targetsCollide(first, second));
      else yield* droppedApart(job, static_, options.regex);
    }
  },
};

/** Rules that nobody sees may tell targets apart; with one that is not valid nothing is loaded. */
function isSound({ scrapeConfig }: JobUniverse): boolean {
  const { relabelConfigs, metricRelabelConfigs, mayHaveMore } = scrapeConfig;
  const rules = [...(relabelConfigs?.rules ?? []), ...(metricRelabelConfigs?.rules ?? [])];
  return mayHaveMore === undefined && rules.every(({ isValid }) => isValid);
}

interface Collision {
  readonly first: KnownTarget;
  readonly second: KnownTarget;
}

/** Targets that are scraped from different addresses and have the same labels. Each is compared with the first one of them. */
function collisionsOf(
  targets: readonly KnownTarget[],
  labelsOf: (labels: LabelSet) => LabelSet,
): readonly Collision[] {
  const firsts = new Map<string, KnownTarget>();
  const found: Collision[] = [];
  for (const target of targets) {
    const key = keyOf(labelsOf(target.labels!));
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, target);
    // What is scraped from the same address is scraped once.
    else if (addressOf(first) !== addressOf(target)) found.push({ first, second: target });
  }
  return found;
}

function keyOf(labels: LabelSet): string {
  return JSON.stringify([...labels].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function addressOf({ exact }: KnownTarget): string {
  if (exact.result.kind !== "scraped") return "";
  const parts = [...exact.result.labels].filter(([name]) => partsOfAddress.test(name));
  return keyOf(new Map(parts));
}

const partsOfAddress = /^__(?:scheme__|address__|metrics_path__|param_.*)$/s;

function targetsCollide(first: KnownTarget, second: KnownTarget): Finding {
  const message = "This target gets the same labels as another one of the job, so their series collide.";
  const related = [{ span: first.place.span, message: "The other target." }];
  return { span: second.place.span, message, related };
}

/** `metric_relabel_configs` that drop what tells targets apart. Only lists that do nothing else for sure are looked at. */
function* droppedApart(
  { scrapeConfig }: JobUniverse,
  targets: readonly KnownTarget[],
  compile: RegexCompiler,
): Iterable<Finding> {
  const rules = scrapeConfig.metricRelabelConfigs?.rules ?? [];
  if (scrapeConfig.honorLabels || !rules.every(isDropping)) return;
  const dropping = rules.filter(({ config }) => config.action !== "drop");
  for (const [index, rule] of dropping.entries()) {
    const soFar = dropping.slice(0, index + 1);
    const [collision] = collisionsOf(targets, (labels) => withoutTaken(labels, soFar, compile));
    if (collision === undefined) continue;
    const message = "This takes away what tells targets of the job apart, so their series collide.";
    const related = [collision.first, collision.second].map(({ place }) => ({
      span: place.span,
      message: "One of them.",
    }));
    yield { span: rule.regex?.scalar.span ?? rule.node.span, message, related };
    return;
  }
}

function isDropping({ config: { action } }: RelabelRule): boolean {
  return action === "labeldrop" || action === "labelkeep" || action === "drop";
}

function withoutTaken(labels: LabelSet, rules: readonly RelabelRule[], compile: RegexCompiler): LabelSet {
  return new Map(
    [...labels].filter(([name]) => !rules.some(({ config }) => takesAway(config, name, compile))),
  );
}
