import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver-types";
import { contextOf } from "../../../test/support/check-features.ts";
import { checkGolden, sourceOfGolden } from "../../../test/support/golden.ts";
import { provideDocumentSymbols } from "./document-symbols.ts";
import { provideFoldingRanges } from "./folding-ranges.ts";

const source = sourceOfGolden("outline/groups.yml");

function print(symbols: readonly DocumentSymbol[], depth = 0): string {
  return symbols
    .map(({ name, detail, kind, range, selectionRange, children }) => {
      const lines = `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
      const selected = `${selectionRange.start.line}:${selectionRange.start.character}-${selectionRange.end.character}`;
      return `${"  ".repeat(depth)}${name} · ${detail ?? ""} · kind ${kind} · ${lines} · ${selected}\n${print(children ?? [], depth + 1)}`;
    })
    .join("");
}

test("lists groups and in them their rules", () => {
  checkGolden("outline/symbols.txt", print(provideDocumentSymbols(contextOf(source)) as DocumentSymbol[]));
});

test("lists them one after the other for clients that know no tree", () => {
  const symbols = provideDocumentSymbols(contextOf(source, { client: { symbolTree: false } }));
  assert.deepEqual(
    (symbols as SymbolInformation[]).map(({ name, containerName }) => [containerName, name].join("/")),
    [
      "/first",
      "first/Down",
      "first/job:up:sum",
      "/second",
      "second/(rule without a name)",
      "second/(rule without a name)",
      "/(group without a name)",
      "(group without a name)/InGroupWithoutName",
    ],
  );
});

test("folds groups, rules, and fields of several lines", () => {
  const lines = source.split("\n");
  const folds = provideFoldingRanges(contextOf(source)) ?? [];
  const text = folds
    .map(({ startLine, endLine }) => `${lines[startLine]}\n    … to ${lines[endLine]}\n`)
    .join("");
  checkGolden("outline/folds.txt", text);
});

test("a file that is none of ours is folded by the editor", () => {
  assert.equal(provideFoldingRanges(contextOf("a:\n  b:\n    c: 1\n", { path: "/compose.yml" })), undefined);
});
