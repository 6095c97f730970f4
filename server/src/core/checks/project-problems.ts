import { type Facts, noFacts } from "../facts/facts.ts";
import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import type { Chunk, SourceFile } from "../files/source-file.ts";
import { jobsOfFile } from "../project/jobs-of-file.ts";
import type { ProjectView } from "../project/project-view.ts";
import type { Problem, ProjectRuleCheck, PrometheusConfigCheck, ScrapeJobsCheck } from "./check.ts";
import type { CheckSettings } from "./check-settings.ts";
import { isClosedWorld } from "./closed-world.ts";
import { checks } from "./index.ts";
import { runCheck, runningChecks } from "./running-checks.ts";

/** The checks that look at other files, too. */
export interface ProjectChecks {
  readonly rule: readonly ProjectRuleCheck[];
  /** Those that need facts, in addition to the others. */
  readonly facts?: readonly ProjectRuleCheck[];
  readonly config: readonly PrometheusConfigCheck[];
  readonly jobs?: readonly ScrapeJobsCheck[];
}

const ruleChecks = checks.filter((check) => check.looksAt === "rule-in-project");

export const projectChecks: ProjectChecks = {
  rule: ruleChecks.filter(({ needs }) => needs !== "facts"),
  facts: ruleChecks.filter(({ needs }) => needs === "facts"),
  config: checks.filter((check) => check.looksAt === "prometheus-config"),
  jobs: checks.filter((check) => check.looksAt === "scrape-jobs"),
};

export interface ProjectRun {
  readonly file: SourceFile;
  readonly view: ProjectView;
  readonly settings: CheckSettings;
  readonly checks: ProjectChecks;
}

/** What is wrong with a chunk in the light of other files; spans count from its start but for places in other files. */
export function projectProblems(chunk: Chunk, run: ProjectRun): readonly Problem[] {
  const problems: Problem[] = [];
  if (run.checks.rule.length > 0) ruleProblems(chunk, run, problems);
  if (run.file.kind === "prometheus-config") configProblems(run, problems);
  if (run.file.kind === "prometheus-config" || run.file.kind === "kubernetes-monitors") {
    jobProblems(run, problems);
  }
  return problems.length === 0 ? none : problems;
}

function ruleProblems(
  { rules, text }: Chunk,
  { file, view, settings, checks }: ProjectRun,
  problems: Problem[],
): void {
  if (rules.length === 0) return;
  const { options, dialect } = file;
  const { knowledge, facts, workspace, telegraf } = view;
  const running = runningChecks(checks.rule, settings);
  const asking = hasAnswers(facts) ? runningChecks(checks.facts ?? none, settings) : none;
  const isClosed = isClosedWorld({ dialect, knowledge });
  for (const rule of rules) {
    const place = rule.node.entries[0]?.key.span ?? rule.node.span;
    const subject = { rule, text, dialect, options, knowledge, facts, workspace, telegraf };
    const run = { asked: subject, subject, place };
    for (const check of running) {
      if (isClosed || check.needs !== "closed-world") runCheck(check, run, problems);
    }
    for (const check of asking) runCheck(check, run, problems);
  }
}

/** Whether a server is configured of which anything is known. */
function hasAnswers(facts: Facts): boolean {
  return facts !== noFacts && facts.source !== undefined;
}

/** Such a file is one chunk. */
function configProblems({ file, view, settings, checks }: ProjectRun, problems: Problem[]): void {
  const { universe } = view;
  const config = checks.config.length === 0 ? undefined : prometheusConfigOf(file);
  if (config === undefined || universe === undefined) return;
  const run = { asked: undefined, subject: { config, universe, options: file.options }, place: atStart };
  for (const check of runningChecks(checks.config, settings)) runCheck(check, run, problems);
}

/** Such a file is one chunk, too. */
function jobProblems({ file, view, settings, checks }: ProjectRun, problems: Problem[]): void {
  const running = runningChecks(checks.jobs ?? none, settings);
  const jobs = running.length === 0 ? [] : jobsOfFile(file, view);
  const alertRelabelConfigs = prometheusConfigOf(file)?.alertRelabelConfigs;
  if (jobs.length === 0 && alertRelabelConfigs === undefined) return;
  const subject = { jobs, alertRelabelConfigs, text: file.text(), options: file.options };
  for (const check of running) {
    const found: Problem[] = [];
    runCheck(check, { asked: undefined, subject, place: atStart }, found);
    const reported = new Set<string>();
    for (const problem of found) {
      const key = `${problem.span.from} ${problem.span.to} ${problem.message}`;
      if (!reported.has(key)) problems.push(problem);
      reported.add(key);
    }
  }
}

const atStart = { from: 0, to: 0 };
const none: readonly never[] = [];
