import type { RelabelRule } from "../files/scrape-config.ts";
import { joinedMatches, joinedTexts, sourceValues } from "../labels/joined-values.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";
import { relabelListsOf } from "./relabel-lists.ts";

/** The regular expression has to match all of the joined values, which is easily forgotten. */
export const unmatchedRelabelRule: ScrapeJobsCheck = {
  id: "unmatched-relabel-rule",
  summary: "A relabel rule whose regex matches no target of the job",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run(subject) {
    for (const { stage, job, rules } of relabelListsOf(subject)) {
      if (stage !== "target" || job === undefined || !isSeen(job)) continue;
      // Of several servers that divide the targets among themselves, one may have those that a rule is not for.
      if (rules.some(({ config }) => config.action === "hashmod")) continue;
      for (const rule of rules) yield* inRule(rule, job, subject.options.regex);
    }
  },
};

/** What is in a target file now may be something else when Prometheus reads it. */
function isSeen({ scrapeConfig }: JobUniverse): boolean {
  return scrapeConfig.targetFiles.length === 0 && scrapeConfig.mayHaveMore === undefined;
}

function* inRule(rule: RelabelRule, job: JobUniverse, compile: RegexCompiler): Iterable<Finding> {
  const { config, regex } = rule;
  // Where `keep` matches nothing, no target is left, which is said elsewhere.
  if (regex === undefined || (config.action !== "replace" && config.action !== "drop")) return;
  const seen = new Set<string>();
  let isReached = false;
  for (const { exact } of job.targets) {
    const step = exact.steps.find((each) => each.config === config);
    if (step === undefined) continue;
    // A label that is not there is no mistake in the pattern.
    if (step.matches !== false || config.sourceLabels.some((name) => !step.before.has(name))) return;
    isReached = true;
    seen.add(step.value);
  }
  for (const { steps } of job.discoveries) {
    const step = steps.find((each) => each.rule.config === config);
    if (step === undefined) continue;
    if (mayMatch(config, step.before, compile)) return;
    isReached = true;
  }
  if (!isReached) return;
  yield {
    span: regex.scalar.span,
    message: messageFor(config, job.discoveries.length === 0 ? [...seen] : []),
  };
}

function mayMatch(config: RelabelConfig, before: PossibleLabels, compile: RegexCompiler): boolean {
  const sources = config.sourceLabels.map((name) => sourceValues(before, name));
  if (sources.some(({ label }) => label === undefined)) return true;
  const texts = joinedTexts(sources, config);
  if (texts === undefined) return joinedMatches(sources, config) !== "never";
  const regex = compile(config.regex);
  return !regex.ok || texts.some(({ text }) => regex.matches(text));
}

function messageFor({ sourceLabels, separator }: RelabelConfig, values: readonly string[]): string {
  const [value, ...others] = values;
  if (value !== undefined && others.length === 0) {
    return `This never matches: the value is always \`${value}\`, and all of it has to match.`;
  }
  const isJoined = sourceLabels.length > 1 && separator !== "";
  return isJoined
    ? `This never matches any target of the job: the values of the source labels are joined with \`${separator}\`, and all of it has to match.`
    : "This never matches any target of the job: all of the value has to match.";
}
