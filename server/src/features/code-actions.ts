import type { CodeAction, CodeActionContext, Range } from "vscode-languageserver-types";
import type { Problem } from "../core/checks/check.ts";
import { chooseObviousFixes, chooseSafeFixes } from "../core/checks/choose-fixes.ts";
import { homeLine } from "../core/checks/problem-place.ts";
import { unusedIgnore } from "../core/checks/unused-ignore.ts";
import { yamlSyntax } from "../core/checks/yaml-syntax.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Fix } from "../core/text/fix.ts";
import type { Span } from "../core/text/span.ts";
import type { FeatureContext } from "./feature-context.ts";
import { convertMatcher } from "./refactor/convert-matcher.ts";
import { escapeSelection } from "./refactor/escape-selection.ts";
import { formatWhole } from "./refactor/format-expression.ts";
import { joinMatchers } from "./refactor/join-matchers.ts";
import { joinOr } from "./refactor/join-or.ts";
import { negateMatcher } from "./refactor/negate-matcher.ts";
import { proposeRefactorings } from "./refactor/propose-refactorings.ts";
import type { Refactoring } from "./refactor/refactoring.ts";
import { sortAlternatives } from "./refactor/sort-alternatives.ts";
import { splitMatcher } from "./refactor/split-matcher.ts";
import { toTextEdit } from "./to-lsp.ts";
import { canEdit, toWorkspaceEdit } from "./to-workspace-edit.ts";

export interface CodeActionRequest {
  readonly range: Range;
  readonly context: CodeActionContext;
}

/** In the order in which they are offered. */
const refactorings: readonly Refactoring[] = [
  escapeSelection,
  negateMatcher,
  convertMatcher,
  splitMatcher,
  joinMatchers,
  joinOr,
  sortAlternatives,
  formatWhole,
];

/**
 * Fixes of the problems in the range, of all problems of their kinds, and all safe fixes of the document at once; and
 * other ways to write what is selected.
 */
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
      for (const fix of problem.fixes ?? []) {
        if (canEdit(context, fix)) actions.push(quickFix(context, problem, { fix, diagnostics }));
      }
    }
    const firstOfChecks = problems.filter(
      (problem, index) => problems.findIndex(({ check }) => check === problem.check) === index,
    );
    for (const problem of firstOfChecks) {
      for (const fix of fixOfKind(context, problem))
        actions.push(quickFix(context, problem, { fix, diagnostics }));
    }
    for (const problem of firstOfChecks) {
      for (const fix of ignoreFix(file, problem))
        actions.push(quickFix(context, problem, { fix, diagnostics }));
    }
  }
  if (wants(only, "refactor.rewrite")) {
    for (const { title, edit } of proposeRefactorings(file, span, refactorings)) {
      const changes = { [context.uri]: [toTextEdit(file, edit)] };
      actions.push({ title, kind: "refactor.rewrite", edit: { changes } });
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
  context: FeatureContext,
  problem: Problem,
  { fix, diagnostics }: { fix: Fix; diagnostics: CodeActionContext["diagnostics"] },
): CodeAction {
  const { file } = context;
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
    edit: toWorkspaceEdit(context, fix),
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

/** All problems of a check at once, where there are several that it is clear for how they are fixed. */
function fixOfKind(context: FeatureContext, { check, fixes: own = [] }: Problem): Fix[] {
  if (own.length === 0) return [];
  const problems = [...context.problems()].filter((problem) => problem.check === check);
  const fixes = chooseObviousFixes(problems);
  if (fixes.length < 2) return [];
  const title = `Fix all \`${check}\` problems in this file`;
  return [{ title, safe: false, edits: fixes.flatMap((fix) => fix.edits) }];
}

function fixAll(context: FeatureContext): CodeAction | undefined {
  const edits = chooseSafeFixes(context.problems()).flatMap((fix) => fix.edits);
  if (edits.length === 0) return undefined;
  return {
    title: "Fix all problems that have a safe fix",
    kind: "source.fixAll.promrules",
    edit: { changes: { [context.uri]: edits.map((edit) => toTextEdit(context.file, edit)) } },
  };
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
