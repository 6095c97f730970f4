import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { type Facts, noFacts } from "../../server/src/core/facts/facts.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import type { ReadOptions } from "../../server/src/core/files/read-options.ts";
import { applyEdits } from "../../server/src/core/text/text-edit.ts";
import { provideCodeActions } from "../../server/src/features/code-actions.ts";
import { provideCompletions } from "../../server/src/features/completion.ts";
import type { ClientAbilities, FeatureContext } from "../../server/src/features/feature-context.ts";
import { provideHover } from "../../server/src/features/hover.ts";
import { provideSignatureHelp } from "../../server/src/features/signature-help.ts";
import { readCursor } from "./fixture.ts";
import { projectOf } from "./project.ts";
import { testReadOptions } from "./read-options.ts";

export interface FeatureOptions extends Partial<ReadOptions> {
  readonly path?: string;
  /** Further files of the workspace, each after a line `#- path`. */
  readonly files?: string;
  readonly client?: Partial<ClientAbilities>;
  readonly facts?: Facts;
}

const fullClient: ClientAbilities = {
  hoverFormat: "markdown",
  documentationFormat: "markdown",
  signatureFormat: "markdown",
  snippets: true,
  labelOffsets: true,
  annotatesEdits: true,
  symbolTree: true,
};

export function contextOf(text: string, options: FeatureOptions = {}): FeatureContext {
  const { path = "/rules/test.rules.yml", files = "", client, facts = noFacts, ...read } = options;
  const file = readFile(text, { path, options: { ...testReadOptions, ...read } });
  const project = projectOf(files);
  project.put(path, file);
  const view = project.viewOf(path);
  return {
    uri: `file://${path}`,
    path,
    file,
    project,
    knowledge: view.knowledge,
    facts,
    uriOf: (other) => `file://${other}`,
    *filesWith(wanted) {
      yield;
      return [...project.files()]
        .map(([name, each]) => ({ path: name, file: each }))
        .filter((each) => each.file.text().includes(wanted));
    },
    client: { ...fullClient, ...client },
    problems: () => collectProblems(file, { severities: new Map() }, { view }),
  };
}

interface At {
  readonly context: FeatureContext;
  readonly offset: number;
}

export function atCursor(marked: string, options: FeatureOptions = {}): At {
  const { text, cursor } = readCursor(marked);
  assert.ok(cursor !== undefined, "the text needs a cursor <|>");
  return { context: contextOf(text, options), offset: cursor };
}

/** The labels that are offered at `<|>`, in the order in which an editor shows them. */
export function completionLabels(marked: string, options: FeatureOptions = {}): string[] {
  const { context, offset } = atCursor(marked, options);
  const items = provideCompletions(context, offset)?.items ?? [];
  return [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
}

/** All labels that are offered at `<|>`, separated by spaces. */
export function checkCompletion(marked: string, expected: string, options: FeatureOptions = {}): void {
  assert.equal(completionLabels(marked, options).join(" "), expected);
}

/** The whole text after the item with this label was taken, snippet places and all. */
export function checkCompleted(
  marked: string,
  label: string,
  expected: string,
  options: FeatureOptions = {},
): void {
  const { context, offset } = atCursor(marked, options);
  const items = provideCompletions(context, offset)?.items ?? [];
  const item = items.find((each) => each.label === label);
  assert.ok(item, `no \`${label}\` among ${items.map((each) => each.label).join(" ")}`);
  assert.ok(item.textEdit && "range" in item.textEdit);
  const { range, newText } = item.textEdit;
  const { file } = context;
  const span = { from: file.offsetAt(range.start), to: file.offsetAt(range.end) };
  assert.ok(span.from <= offset && offset <= span.to, "the cursor is outside of what is replaced");
  assert.equal(applyEdits(file.text(), [{ span, newText }]), expected.replace(/^\n/, ""));
}

/** What hover says at `<|>`, after the text that it is about; nothing where it says nothing. */
export function checkHover(marked: string, expected: string | undefined, options: FeatureOptions = {}): void {
  const { context, offset } = atCursor(marked, options);
  const hover = provideHover(context, offset);
  if (hover === undefined || expected === undefined) {
    assert.equal(hover, expected);
    return;
  }
  const { file } = context;
  const span = { from: file.offsetAt(hover.range!.start), to: file.offsetAt(hover.range!.end) };
  assert.ok(typeof hover.contents === "object" && "value" in hover.contents);
  assert.equal(
    `${file.text(span)}\n---\n${hover.contents.value}`,
    expected.replace(/^\n/, "").replace(/\n$/, ""),
  );
}

/** The signature at `<|>`, with `<…>` around the active parameter. */
export function checkSignature(marked: string, expected: string, options: FeatureOptions = {}): void {
  const { context, offset } = atCursor(marked, options);
  const help = provideSignatureHelp(context, offset);
  const signature = help?.signatures[0];
  const active = signature?.parameters?.[help!.activeParameter!]?.label;
  const label = signature?.label ?? "";
  if (!Array.isArray(active)) {
    assert.equal(label, expected);
    return;
  }
  const [from, to] = active;
  assert.equal(`${label.slice(0, from)}<${label.slice(from, to)}>${label.slice(to)}`, expected);
}

/** The titles of the actions that are offered at `<|>`. */
export function actionTitles(marked: string, options: FeatureOptions = {}): string[] {
  return actionsAt(marked, options).actions.map(({ title }) => title);
}

/** The whole text after the action with this title was taken at `<|>`. */
export function checkAction(marked: string, title: string, expected: string, only?: string[]): void {
  const { context, actions } = actionsAt(marked, {}, only);
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `no \`${title}\` among ${actions.map((each) => each.title).join(", ")}`);
  const { file, uri } = context;
  const edits = action.edit!.changes![uri]!.map(({ range, newText }) => ({
    span: { from: file.offsetAt(range.start), to: file.offsetAt(range.end) },
    newText,
  }));
  assert.equal(applyEdits(file.text(), edits), expected.replace(/^\n/, ""));
}

function actionsAt(
  marked: string,
  options: FeatureOptions,
  only?: string[],
): { context: FeatureContext; actions: CodeAction[] } {
  const { context, offset } = atCursor(marked, options);
  const position = context.file.positionAt(offset);
  const request = {
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only === undefined ? undefined : { only }) },
  };
  return { context, actions: provideCodeActions(context, request) };
}
