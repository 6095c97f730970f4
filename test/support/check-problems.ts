import assert from "node:assert/strict";
import type { Check, Problem } from "../../server/src/core/checks/check.ts";
import { type CheckSettings, defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { type Facts, noFacts } from "../../server/src/core/facts/facts.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import type { ReadOptions } from "../../server/src/core/files/read-options.ts";
import type { SourceFile } from "../../server/src/core/files/source-file.ts";
import { noProject } from "../../server/src/core/project/project-view.ts";
import { applyEdits } from "../../server/src/core/text/text-edit.ts";
import { readCursor, withCarets, withoutCarets } from "./fixture.ts";
import { testReadOptions } from "./read-options.ts";
import { withoutWholeRules } from "./whole-rule-checks.ts";

export interface CheckProblemsOptions extends Partial<ReadOptions> {
  readonly settings?: CheckSettings;
  /** What a server tells. */
  readonly facts?: Facts;
}

/**
 * Reads a rule file, runs all checks, and compares what they find with the carets in the text, both ways.
 * A message of another check than the one under test is written with that one's id: `wrong-type: …`.
 * One that ends with ` …` is compared up to there.
 */
export function checkProblems(check: Check, marked: string, options: CheckProblemsOptions = {}): void {
  const text = withoutCarets(marked);
  const notes = withoutWholeRules(problemsOf(text, options), check).map(({ span, message, check: id }) => ({
    span,
    message: (id === check.id ? message : `${id}: ${message}`).replaceAll("\n", "\\n"),
  }));
  const expected = marked.replace(/^\n/, "").split("\n");
  const actual = withCarets(text, notes)
    .split("\n")
    .map((line, index) => shortenedLike(expected[index], line));
  assert.equal(actual.join("\n"), expected.join("\n"));
}

/**
 * The same for expressions of recording rules, of which the rest does not matter: one below the other, each in a line
 * that begins with two spaces.
 */
export function checkExprs(check: Check, marked: string, options?: CheckProblemsOptions): void {
  checkProblems(
    check,
    rulesWith(marked, (count) => `record: job:r${count}:now`),
    options,
  );
}

/** The same for expressions of alerts. */
export function checkAlertExprs(check: Check, marked: string, options?: CheckProblemsOptions): void {
  checkProblems(
    check,
    rulesWith(marked, (count) => `alert: A${count}`),
    options,
  );
}

function rulesWith(marked: string, name: (count: number) => string): string {
  let count = 0;
  const rules = marked.replace(/^\n|\n$/g, "").replace(/^(#| {2})(.*)$|^.*$/gm, (line, start, rest) => {
    assert.ok(start !== undefined, `neither an expression nor carets: ${line}`);
    if (start === "#") return `#            ${rest}`;
    count++;
    return `      - ${name(count)}\n        expr: ${rest}`;
  });
  return `\ngroups:\n  - name: a\n    rules:\n${rules}\n`;
}

function shortenedLike(expected: string | undefined, line: string): string {
  const start = expected?.endsWith(" …") ? expected.slice(0, -2) : undefined;
  return start !== undefined && line.startsWith(start) ? expected! : line;
}

/** Applies the fix with this title of the problem at the cursor, and compares the whole text. */
export function checkFix(
  title: string,
  before: string,
  after: string,
  options: CheckProblemsOptions = {},
): void {
  const { text, cursor } = readCursor(before);
  assert.ok(cursor !== undefined, "`before` needs a cursor <|>");
  const offered = problemsOf(text, options)
    .filter(({ span }) => span.from <= cursor && cursor <= span.to)
    .flatMap(({ fixes }) => fixes ?? []);
  const fix = offered.find((each) => each.title === title);
  assert.ok(fix, `no fix \`${title}\` among ${JSON.stringify(offered.map((each) => each.title))}`);
  assert.equal(applyEdits(text, fix.edits), after.replace(/^\n/, ""));
}

/** The same for the expression of one alert, of which the rest does not matter. */
export function checkExprFix(
  title: string,
  before: string,
  after: string,
  options?: CheckProblemsOptions,
): void {
  checkFix(title, alertWith(before), alertWith(after), options);
}

function alertWith(expr: string): string {
  return `
groups:
  - name: a
    rules:
      - alert: A
        expr: ${expr}
`;
}

export function problemsOf(text: string, options: CheckProblemsOptions = {}): readonly Problem[] {
  const { settings = defaultCheckSettings, facts = noFacts, ...read } = options;
  return collectProblems(readRules(text, read), settings, { view: { ...noProject, facts } });
}

/** Reads a text as a rule file, whatever it looks like. */
export function readRules(text: string, options: Partial<ReadOptions> = {}): SourceFile {
  return readFile(text, { options: { ...testReadOptions, ...options }, namedBy: "user" });
}
