import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { DocumentSymbol, Range, SelectionRange } from "vscode-languageserver-types";
import { editFile } from "../server/src/core/files/edit-file.ts";
import type { SourceFile } from "../server/src/core/files/source-file.ts";
import { provideCodeActions } from "../server/src/features/code-actions.ts";
import { provideCompletions } from "../server/src/features/completion.ts";
import { provideDocumentSymbols } from "../server/src/features/document-symbols.ts";
import type { FeatureContext } from "../server/src/features/feature-context.ts";
import { provideFoldingRanges } from "../server/src/features/folding-ranges.ts";
import { provideHover } from "../server/src/features/hover.ts";
import { provideSelectionRanges } from "../server/src/features/selection-ranges.ts";
import { provideSemanticTokens } from "../server/src/features/semantic-tokens.ts";
import { provideSignatureHelp } from "../server/src/features/signature-help.ts";
import { randomEdit } from "./fuzz/random-edit.ts";
import { contextOf } from "./support/check-features.ts";
import { Random } from "./support/random.ts";

const texts = readdirSync("examples", { recursive: true })
  .map((file) => path.join("examples", file.toString()))
  .filter((file) => /\.ya?ml$/.test(file))
  .map((file) => readFileSync(file, "utf8"));

test("whatever is typed, every feature answers, and about places that are in the file", () => {
  const random = new Random(7);
  for (const text of texts) {
    let edited = text;
    for (let edit = 0; edit < 6; edit++) {
      const { span, newText } = randomEdit(edited, random);
      edited = edited.slice(0, span.from) + newText + edited.slice(span.to);
      const context = contextOf(edited);
      checkWhole(context);
      for (let place = 0; place < 8; place++) checkPlace(context, random.below(edited.length + 1));
    }
  }
});

test("colours, outline and folding follow edits as if the text had just been opened", () => {
  const random = new Random(8);
  for (const text of texts) {
    let context = contextOf(text);
    for (let edit = 0; edit < 6; edit++) {
      const file = editFile(context.file, [randomEdit(context.file.text(), random)]);
      context = { ...context, file };
      const fresh = contextOf(file.text());
      // A file whose first lines are being typed over stays what it was, as long as it may be that.
      if (!file.isSettled || file.kind !== fresh.file.kind) continue;
      for (const feature of [provideSemanticTokens, provideDocumentSymbols, provideFoldingRanges]) {
        assert.deepEqual(feature(context), feature(fresh), JSON.stringify(file.text()));
      }
    }
  }
});

function checkWhole(context: FeatureContext): void {
  const { file } = context;
  for (const symbol of provideDocumentSymbols(context) as DocumentSymbol[]) checkSymbol(file, symbol);
  for (const { startLine, endLine } of provideFoldingRanges(context) ?? []) {
    assert.ok(startLine < endLine && endLine < file.lineCount);
  }
  let line = 0;
  let character = 0;
  let end = 0;
  const data = provideSemanticTokens(context);
  for (let at = 0; at < data.length; at += 5) {
    line += data[at]!;
    character = data[at] === 0 ? character + data[at + 1]! : data[at + 1]!;
    assert.ok(data[at]! > 0 || character >= end, "tokens overlap");
    end = character + data[at + 2]!;
    checkRange(file, { start: { line, character }, end: { line, character: end } });
  }
}

function checkSymbol(file: SourceFile, { name, range, selectionRange, children }: DocumentSymbol): void {
  assert.notEqual(name, "");
  checkRange(file, range);
  checkRange(file, selectionRange);
  assert.ok(file.offsetAt(range.start) <= file.offsetAt(selectionRange.start));
  assert.ok(file.offsetAt(selectionRange.end) <= file.offsetAt(range.end));
  for (const child of children ?? []) checkSymbol(file, child);
}

function checkPlace(context: FeatureContext, offset: number): void {
  const { file } = context;
  const position = file.positionAt(offset);
  const hover = provideHover(context, offset);
  if (hover !== undefined) checkRange(file, hover.range!);
  provideSignatureHelp(context, offset);
  for (const { textEdit } of provideCompletions(context, offset)?.items ?? []) {
    const { range } = textEdit as { range: Range };
    checkRange(file, range);
    assert.equal(range.start.line, range.end.line);
    const isAtPlace = file.offsetAt(range.start) <= offset && offset <= file.offsetAt(range.end);
    assert.ok(isAtPlace, `completion at ${offset} of ${JSON.stringify(file.text())}`);
  }
  const [selection] = provideSelectionRanges(context, { positions: [position] });
  for (let each: SelectionRange | undefined = selection; each !== undefined; each = each.parent) {
    checkRange(file, each.range);
  }
  const request = { range: { start: position, end: position }, context: { diagnostics: [] } };
  for (const { edit } of provideCodeActions(context, request)) {
    for (const { range } of edit!.changes![context.uri]!) checkRange(file, range);
  }
}

/** A place that is not in the file is moved into it on the way to an offset, and comes back as another one. */
function checkRange(file: SourceFile, { start, end }: Range): void {
  assert.deepEqual(file.positionAt(file.offsetAt(start)), start);
  assert.deepEqual(file.positionAt(file.offsetAt(end)), end);
  assert.ok(file.offsetAt(start) <= file.offsetAt(end));
}
