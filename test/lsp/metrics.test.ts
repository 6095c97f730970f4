import assert from "node:assert/strict";
import { test } from "node:test";
import type { InlayHint, Location } from "vscode-languageserver-protocol";
import { Session, type SessionOptions } from "../support/session.ts";

const uri = "file:///w/rules/a.yml";
const text = `groups:
  - name: a
    rules:
      - alert: A
        expr: jobs_state == 1 or ping_result_code == 2
`;

async function hintsIn(options: SessionOptions): Promise<readonly string[]> {
  const session = await Session.start(options);
  await session.open(uri, text);
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints = await session.ask<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range });
  return hints.map(({ label }) => label as string);
}

test("codes are explained behind them, those of the workspace's own metrics among them", async () => {
  assert.deepEqual(await hintsIn({}), ["ping_error"]);
  const disk = { "/w/.promrules/metrics.yaml": "metrics: {jobs_state: {values: {1: busy}}}\n" };
  assert.deepEqual(await hintsIn({ disk }), ["busy", "ping_error"]);
});

test("a setting switches that off", async () => {
  assert.deepEqual(await hintsIn({ initializationOptions: { settings: { inlayHints: false } } }), []);
});

test("a changed metrics file holds at once", async () => {
  const disk: Record<string, string> = { "/w/.promrules/metrics.yaml": "metrics: {}\n" };
  const session = await Session.start({ disk });
  await session.open(uri, text.replace("== 1", "== 7"));
  assert.deepEqual(await session.diagnostics(uri), []);
  disk["/w/.promrules/metrics.yaml"] = "metrics: {jobs_state: {values: {0: idle, 1: busy}}}\n";
  await session.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/.promrules/metrics.yaml", type: 2 }],
  });
  await session.until(() => session.published.at(-1)?.diagnostics[0]?.code === "unknown-code");
});

test("go to definition leads from a rule to what is said of its metric in a file that nobody has open", async () => {
  const session = await Session.start({
    disk: { "/w/.promrules/metrics.yaml": "metrics:\n  jobs_state:\n    type: gauge\n" },
    workspaceFolders: [{ uri: "file:///w", name: "w" }],
  });
  await session.open(uri, text);
  const position = { line: 4, character: 20 };
  const found = await session.ask<Location[]>("textDocument/definition", { textDocument: { uri }, position });
  assert.deepEqual(
    found.map((each) => [each.uri, each.range.start]),
    [["file:///w/.promrules/metrics.yaml", { line: 1, character: 2 }]],
  );
});
