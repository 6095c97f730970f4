import assert from "node:assert/strict";
import type { Location } from "vscode-languageserver-types";
import { applyEdits } from "../../server/src/core/text/text-edit.ts";
import { provideDefinition } from "../../server/src/features/definition.ts";
import type { FeatureContext } from "../../server/src/features/feature-context.ts";
import { provideReferences } from "../../server/src/features/references.ts";
import { isRefusal } from "../../server/src/features/refusal.ts";
import { prepareRename, provideRenameEdits } from "../../server/src/features/rename.ts";
import { contextOf } from "./check-features.ts";
import { readCursor } from "./fixture.ts";
import { filesOf } from "./project.ts";

interface Asked {
  readonly context: FeatureContext;
  readonly offset: number;
  readonly texts: ReadonlyMap<string, string>;
}

/** Several files in one text, each after a line `#- path`, with the cursor `<|>` in one of them. */
function askedAt(marked: string): Asked {
  const texts = new Map<string, string>();
  let place: { readonly path: string; readonly cursor: number } | undefined;
  for (const [path, each] of filesOf(marked)) {
    const { text, cursor } = readCursor(each);
    texts.set(path, text);
    if (cursor !== undefined) place = { path, cursor };
  }
  assert.ok(place !== undefined, "One of the files needs a cursor <|>");
  const { path, cursor } = place;
  const files = [...texts].map(([name, text]) => `#- ${name}\n${text}`).join("");
  return { context: contextOf(texts.get(path)!, { path, files }), offset: cursor, texts };
}

/** Lines of `path:line text`, with the first line of what is there. */
export function checkDefinition(marked: string, expected: string): void {
  const { context, offset } = askedAt(marked);
  assert.equal(shown(answerOf(provideDefinition(context, offset)), context), expected.trim());
}

export function checkReferences(marked: string, expected: string, includeDeclaration = true): void {
  const { context, offset } = askedAt(marked);
  const found = answerOf(provideReferences(context, offset, { context: { includeDeclaration } }));
  assert.equal(shown(found, context), expected.trim());
}

/** All files after the rename, or the reason why there is none. */
export function checkRename(marked: string, newName: string, expected: string): void {
  const { context, offset, texts } = askedAt(marked);
  assert.equal(renamed({ context, offset, texts }, newName), expected.replace(/^\n/, ""));
}

export function renameRefusal(marked: string, newName: string): string {
  return renamed(askedAt(marked), newName);
}

/** Why the editor does not even ask for a new name. */
export function prepareRefusal(marked: string): string | undefined {
  const { context, offset } = askedAt(marked);
  const prepared = answerOf(prepareRename(context, offset));
  return isRefusal(prepared) ? prepared.reason : undefined;
}

function renamed({ context, offset, texts }: Asked, newName: string): string {
  const prepared = answerOf(prepareRename(context, offset));
  if (isRefusal(prepared)) return prepared.reason;
  const edit = answerOf(provideRenameEdits(context, offset, { newName }));
  if (isRefusal(edit)) return edit.reason;
  assert.ok(edit !== undefined);
  const changed = new Map(texts);
  for (const change of edit.documentChanges ?? []) {
    assert.ok("textDocument" in change);
    const path = change.textDocument.uri.slice("file://".length);
    const file = context.project.file(path)!;
    const edits = change.edits.map((each) => {
      assert.ok("newText" in each && "range" in each);
      const { range, newText } = each;
      return { span: { from: file.offsetAt(range.start), to: file.offsetAt(range.end) }, newText };
    });
    changed.set(path, applyEdits(texts.get(path)!, edits));
  }
  return [...changed].map(([name, text]) => `#- ${name}\n${text}`).join("");
}

function answerOf<Value>(steps: Generator<void, Value, void>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function shown(found: Location[] | undefined, { project }: FeatureContext): string {
  return (found ?? [])
    .map(({ uri, range }) => {
      const path = uri.slice("file://".length);
      const file = project.file(path)!;
      const text = file.text({ from: file.offsetAt(range.start), to: file.offsetAt(range.end) });
      return `${path}:${range.start.line + 1} ${text.split("\n")[0]}`;
    })
    .join("\n");
}
