import type { CodeAction, CodeActionContext, Range } from "vscode-languageserver-types";
import type { Problem } from "../core/checks/check.ts";
import { homeLine } from "../core/checks/problem-place.ts";
import { unusedIgnore } from "../core/checks/unused-ignore.ts";
import { yamlSyntax } from "../core/checks/yaml-syntax.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Fix } from "../core/text/fix.ts";
import type { Span } from "../core/text/span.ts";
import type { TextEdit } from "../core/text/text-edit.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toTextEdit } from "./to-lsp.ts";

export interface CodeActionRequest {
  readonly range: Range;
  readonly context: CodeActionContext;
}

/** Fixes of the problems in the range, and all safe fixes of the document at once. */
export function provideCodeActions(
  context: FeatureContext,
  { range, context: { diagnostics, only } }: CodeActionRequest,
): CodeAction[] {
  const { file } = context;
  const span = { from: file.offsetAt(range.start), to: file.offsetAt(range.end) };
  const actions: CodeAction[] = [];
  if (wants(only, "quickfix")) {
    const problems = [...context.problems()].filter((problem) => meet(problem.span, span));
    for (const problem of problems) {
      for (const fix of problem.fixes ?? []) actions.push(quickFix(context, problem, { fix, diagnostics }));
    }
    for (const [index, problem] of problems.entries()) {
      if (problems.findIndex(({ check }) => check === problem.check) < index) continue;
      for (const fix of ignoreFix(file, problem))
        actions.push(quickFix(context, problem, { fix, diagnostics }));
    }
  }
  // Asked for by name alone, as when a file is saved: in the list at every problem it would only be in the way.
  if (only?.some((kind) => kind.startsWith("source")) && wants(only, "source.fixAll.promrules")) {
    const all = fixAll(context);
    if (all !== undefined) actions.push(all);
  }
  return actions;
}

function quickFix(
  { uri, file }: FeatureContext,
  problem: Problem,
  { fix, diagnostics }: { fix: Fix; diagnostics: CodeActionContext["diagnostics"] },
): CodeAction {
  const start = file.positionAt(problem.span.from);
  const diagnostic = diagnostics?.find(
    ({ code, range }) =>
      code === problem.check && range.start.line === start.line && range.start.character === start.character,
  );
  return {
    title: fix.title,
    kind: "quickfix",
    ...(diagnostic === undefined ? undefined : { diagnostics: [diagnostic] }),
    isPreferred: fix.safe,
    edit: { changes: { [uri]: fix.edits.map((edit) => toTextEdit(file, edit)) } },
  };
}

/** Puts a comment above the line, or above the key whose text of several lines it belongs to. */
function ignoreFix(file: SourceFile, { check, span }: Problem): Fix[] {
  const takesComments = file.kind === "rule-file" || file.kind === "kubernetes-rules";
  if (!takesComments || check === unusedIgnore.id || check === yamlSyntax.id) return [];
  const line = homeLine(file, span.from) ?? file.positionAt(span.from).line;
  const from = file.offsetAt({ line, character: 0 });
  const text = file.text({ from, to: file.offsetAt({ line: line + 1, character: 0 }) });
  const indentation = /^[ \t]*/.exec(text)![0];
  const lineEnd = text.endsWith("\r\n") ? "\r\n" : "\n";
  const newText = `${indentation}# promrules: ignore ${check}${lineEnd}`;
  return [{ title: `Ignore \`${check}\` here`, safe: false, edits: [{ span: { from, to: from }, newText }] }];
}

function fixAll(context: FeatureContext): CodeAction | undefined {
  const edits = safeEdits(context.problems());
  if (edits.length === 0) return undefined;
  return {
    title: "Fix all problems that have a safe fix",
    kind: "source.fixAll.promrules",
    edit: { changes: { [context.uri]: edits.map((edit) => toTextEdit(context.file, edit)) } },
  };
}

/** The first safe fix of each problem; one that overlaps an earlier one has to wait for the next time. */
function safeEdits(problems: Iterable<Problem>): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const problem of problems) {
    const fix = problem.fixes?.find(({ safe }) => safe);
    if (fix === undefined) continue;
    const isFree = fix.edits.every((edit) => taken.every((other) => !meet(edit.span, other.span)));
    if (isFree) taken.push(...fix.edits);
  }
  return taken;
}

/** A kind is wanted when it or a kind that it belongs to is asked for. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined ||
    only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`))
  );
}

function meet(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}
