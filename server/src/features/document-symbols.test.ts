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

test("lists jobs, and monitors with their endpoints", () => {
  const config =
    "scrape_configs:\n- job_name: node\n  static_configs: []\n  kubernetes_sd_configs: [{role: pod}]\n- {}\n";
  assert.equal(
    print(provideDocumentSymbols(contextOf(config)) as DocumentSymbol[]),
    "node · kubernetes pod · kind 2 · 1:2-3:38 · 1:12-16\n(job without a name) ·  · kind 2 · 4:2-4:4 · 4:2-2\n",
  );
  const monitor =
    "apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata:\n  name: web\nspec:\n  podMetricsEndpoints:\n  - port: http\n    path: /m\n";
  assert.equal(
    print(provideDocumentSymbols(contextOf(monitor)) as DocumentSymbol[]),
    "web · PodMonitor · kind 2 · 0:0-7:12 · 3:8-11\n  http · /m · kind 2 · 6:4-7:12 · 6:10-14\n",
  );
  const flat = provideDocumentSymbols(contextOf(monitor, { client: { symbolTree: false } }));
  assert.deepEqual(
    (flat as SymbolInformation[]).map(({ name, containerName }) => [containerName, name].join("/")),
    ["/web", "web/http"],
  );
});
