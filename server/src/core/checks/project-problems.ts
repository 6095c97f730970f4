import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import type { Chunk, SourceFile } from "../files/source-file.ts";
import type { ProjectView } from "../project/project-view.ts";
import type { Problem, ProjectRuleCheck, PrometheusConfigCheck } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { checks } from "./index.ts";
import { runSafely } from "./run-safely.ts";

/** The checks that look at other files, too. */
export interface ProjectChecks {
  readonly rule: readonly ProjectRuleCheck[];
  readonly config: readonly PrometheusConfigCheck[];
}

export const projectChecks: ProjectChecks = {
  rule: checks.filter((check) => check.looksAt === "rule-in-project"),
  config: checks.filter((check) => check.looksAt === "prometheus-config"),
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
  return problems.length === 0 ? none : problems;
}

function ruleProblems(
  { rules, text }: Chunk,
  { file, view, settings, checks }: ProjectRun,
  problems: Problem[],
): void {
  const { options, dialect } = file;
  const { knowledge } = view;
  for (const rule of rules) {
    const place = rule.node.entries[0]?.key.span ?? rule.node.span;
    for (const check of checks.rule) {
      const severity = severityOf(check, settings);
      if (severity === "off") continue;
      const found = runSafely(check, place, () => check.run({ rule, text, dialect, options, knowledge }));
      for (const finding of found) {
        problems.push("check" in finding ? finding : { ...finding, check: check.id, severity });
      }
    }
  }
}

/** Such a file is one chunk. */
function configProblems({ file, view, settings, checks }: ProjectRun, problems: Problem[]): void {
  const { universe } = view;
  const config = checks.config.length === 0 ? undefined : prometheusConfigOf(file);
  if (config === undefined || universe === undefined) return;
  for (const check of checks.config) {
    const severity = severityOf(check, settings);
    if (severity === "off") continue;
    const place = { from: 0, to: 0 };
    const found = runSafely(check, place, () => check.run({ config, universe, options: file.options }));
    for (const finding of found) {
      problems.push("check" in finding ? finding : { ...finding, check: check.id, severity });
    }
  }
}

const none: readonly never[] = [];
