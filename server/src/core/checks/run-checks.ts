import type { Facts } from "../facts/facts.ts";
import type { FileKind } from "../files/file-kind.ts";
import type { Dialect, ReadOptions } from "../files/read-options.ts";
import type { ReadProblem, Rule } from "../files/rule-file.ts";
import type { Chunk, PlacedChunk, SourceFile } from "../files/source-file.ts";
import { OwnRules } from "../project/own-rules.ts";
import { noProject, type ProjectView } from "../project/project-view.ts";
import type { Check, ConfigCheck, Problem, RuleCheck } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { withoutEchoes } from "./echoes.ts";
import { guessesIn, withoutGuesses } from "./guesses.ts";
import { checks } from "./index.ts";
import { withoutOffered } from "./offered-features.ts";
import { placeProblem } from "./place-problem.ts";
import { type ProjectChecks, projectChecks, projectProblems } from "./project-problems.ts";
import { findRepetitions } from "./repetitions.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";
import { runCheck, runningChecks } from "./running-checks.ts";
import { type SilenceInput, silenceProblems } from "./silence.ts";
import { sortProblems } from "./sort-problems.ts";
import { withoutSuperseded } from "./superseded.ts";
import { templateQueries } from "./template-queries.ts";

/** Everything that is wrong with a file, silenced and sorted; spans count from its start. */
export function collectProblems(
  file: SourceFile,
  settings: CheckSettings,
  { view = noProject, checks = projectChecks }: ProjectInput = {},
): readonly Problem[] {
  const problems: Problem[] = [];
  const commented: PlacedChunk[] = [];
  const known = new OwnRules().view(view, file);
  for (const placed of file.chunks()) {
    const { chunk, start } = placed;
    for (const problem of chunkProblems(chunk, file, settings)) {
      problems.push(placeProblem(problem, start, file));
    }
    for (const problem of projectProblems(chunk, { file, view: known, settings, checks })) {
      problems.push(placeProblem(problem, start, file));
    }
    if (chunk.suppressions.length > 0) commented.push(placed);
  }
  problems.push(...findRepetitions(file, settings));
  return finishProblems({ file, problems, commented, facts: view.facts }, settings);
}

/** What other files tell, and who looks at it. */
export interface ProjectInput {
  readonly view?: ProjectView;
  readonly checks?: ProjectChecks;
}

/**
 * What is wrong with a chunk by itself; spans count from its start. It follows from the chunk's text, the file's kind
 * and options, and the settings alone, so it may be remembered with the chunk.
 */
export function chunkProblems(
  chunk: Chunk,
  { kind, dialect, options }: Pick<SourceFile, "kind" | "dialect" | "options">,
  settings: CheckSettings,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (kind === "promrules-config" || kind === "own-metrics") {
    runConfigChecks(chunk, { kind, settings }, problems);
  }
  const isGuess = guessesIn(chunk, { kind, dialect });
  const add = (found: readonly ReadProblem[]) => {
    addReadProblems(
      isGuess === undefined ? found : found.filter((each) => !isGuess(each)),
      settings,
      problems,
    );
  };
  add(chunk.problems);
  for (const { group } of chunk.groups) add(group.problems);
  for (const rule of chunk.rules) {
    add(rule.problems);
    const run: RuleRun = { rule, text: chunk.text, dialect, options, settings, checks: ruleChecks };
    runRuleChecks(run, problems);
    for (const query of templateQueries(run)) {
      runRuleChecks({ ...run, rule: query, checks: expressionChecks }, problems);
    }
  }
  return problems.length > 1 ? withoutEchoes(problems) : problems;
}

/** The last step, on all problems of a file: guesses and what comments silence are taken out, the rest is sorted. */
export function finishProblems(
  input: SilenceInput & { readonly facts: Facts },
  settings: CheckSettings,
): readonly Problem[] {
  const known = withoutOffered(input.problems, input.facts);
  const problems = withoutSuperseded(withoutGuesses(input.file, known));
  return sortProblems(silenceProblems({ ...input, problems }, settings));
}

function addReadProblems(found: readonly ReadProblem[], settings: CheckSettings, problems: Problem[]): void {
  for (const problem of found) {
    const check = checksById.get(problem.check);
    const severity = check === undefined ? "error" : severityOf(check, settings);
    if (severity !== "off") problems.push({ ...problem, severity });
  }
}

function runConfigChecks(
  { documents }: Chunk,
  { kind, settings }: { readonly kind: FileKind; readonly settings: CheckSettings },
  problems: Problem[],
): void {
  for (const check of configChecks) {
    if ((check.of ?? "promrules-config") !== kind) continue;
    const severity = severityOf(check, settings);
    if (severity === "off") continue;
    for (const finding of check.run({ documents, checks: [...checksById.keys()] })) {
      problems.push({ ...finding, check: check.id, severity });
    }
  }
}

interface RuleRun {
  readonly rule: Rule;
  readonly text: string;
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  readonly settings: CheckSettings;
  readonly checks: readonly RuleCheck[];
}

function runRuleChecks(
  { rule, text, dialect, options, settings, checks }: RuleRun,
  problems: Problem[],
): void {
  const place = rule.node.entries[0]?.key.span ?? rule.node.span;
  const run = { asked: rule, subject: { rule, text, dialect, options }, place };
  for (const check of runningChecks(checks, settings)) runCheck(check, run, problems);
}

const checksById: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));
const configChecks: readonly ConfigCheck[] = checks.filter((check) => check.looksAt === "config");
const ruleChecks: readonly RuleCheck[] = checks.filter((check) => check.looksAt === "rule");
/** Those that look at nothing but an expression, whatever it is for. */
const expressionChecks = ruleChecks.filter(
  ({ id, mayFind }) => mayFind === hasFaultySelectors || id === "constant-condition",
);
