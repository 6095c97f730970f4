import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { applyEdits } from "../../server/src/core/text/text-edit.ts";
import { provideCodeActions } from "../../server/src/features/code-actions.ts";
import { expressionsIn } from "../../server/src/features/embedded-expressions.ts";
import type { FeatureContext } from "../../server/src/features/feature-context.ts";
import { contextOf } from "./check-features.ts";
import { testReadOptions } from "./read-options.ts";

/** All ways to write an expression into a file; what stands around it must stay as it is. */
const writers: Readonly<Record<string, (expr: string) => string>> = {
  plain: (expr) => expr,
  "single-quoted": (expr) => `'${expr.replaceAll("'", "''")}'`,
  "double-quoted": (expr) => `"${expr.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`,
  literal: (expr) => `|\n          ${expr.replaceAll("\n", "\n          ")}`,
  folded: (expr) => `>-\n          ${expr.replace(/ (?==|\w)/, "\n          ")}`,
};

const before = "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: ";
const after = "\n        for: 5m\n      - record: y\n        expr: up\n";

/**
 * Takes the refactoring with this title at `<|>`, or for what stands between `<|` and `|>`, in an expression that is
 * written in each style of YAML and in a `.promql` file, and compares the expression that comes out.
 */
export function checkRefactoring(marked: string, title: string, expected: string): void {
  const whole = refactor(marked, title, "/a.promql");
  assert.equal(whole.text, expected, ".promql");
  for (const [style, write] of Object.entries(writers)) {
    const { text, file } = refactor(before + write(marked) + after, title, "/rules/a.yml");
    assert.ok(text.startsWith(before) && text.endsWith(after), `${style}: ${text}`);
    const [expression] = expressionsOf(file);
    assert.equal(expression?.text.trim(), expected, `${style}: ${text}`);
    assert.deepEqual(expression?.problems, [], style);
  }
}

/** The whole text after the refactoring. */
export function checkRefactoredFile(marked: string, title: string, expected: string): void {
  assert.equal(refactor(marked, title, "/rules/a.yml").text, expected);
}

/** The titles of the refactorings that are offered in an expression. */
export function refactoringTitles(marked: string, path = "/a.promql"): string[] {
  const { context, range } = select(marked, path);
  return actionsIn(context, range).map(({ title }) => title);
}

function refactor(marked: string, title: string, path: string) {
  const { context, range } = select(marked, path);
  const actions = actionsIn(context, range);
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `no \`${title}\` among ${actions.map((each) => each.title).join(", ")} in ${marked}`);
  const { file, uri } = context;
  const edits = action.edit!.changes![uri]!.map((edit) => ({
    span: { from: file.offsetAt(edit.range.start), to: file.offsetAt(edit.range.end) },
    newText: edit.newText,
  }));
  const text = applyEdits(file.text(), edits);
  return { text, file: readFile(text, { path, options: testReadOptions }) };
}

function select(marked: string, path: string) {
  const [start, ...rest] = marked.split(/<\||\|>/);
  assert.ok(start !== undefined && rest.length > 0, "the text needs a cursor <|> or a selection <|…|>");
  const isCursor = marked.includes("<|>");
  const parts = isCursor ? marked.split("<|>") : [start, ...rest];
  const context = contextOf(parts.join(""), { path });
  const from = parts[0]!.length;
  const to = isCursor ? from : from + parts[1]!.length;
  const { file } = context;
  return { context, range: { start: file.positionAt(from), end: file.positionAt(to) } };
}

function actionsIn(context: FeatureContext, range: CodeActionRange): CodeAction[] {
  return provideCodeActions(context, { range, context: { diagnostics: [], only: ["refactor"] } });
}

type CodeActionRange = Parameters<typeof provideCodeActions>[1]["range"];

function expressionsOf(file: ReturnType<typeof readFile>) {
  return [...file.chunks()]
    .flatMap(({ chunk }) => expressionsIn(chunk, file))
    .map(({ expression }) => expression);
}
