import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../support/session.ts";

const uri = "file:///rules/node.yml";

const good = `groups:
  - name: node
    rules:
      - alert: NodeDown
        expr: up == 0
        for: 5m
`;

test("a file without mistakes gets no diagnostics, with the version that was opened", async () => {
  const session = await Session.start();
  await session.open(uri, good);
  assert.deepEqual(await session.diagnostics(uri, 1), []);
});

test("a mistake is reported after the edit that makes it, and cleared by the one that mends it", async () => {
  const session = await Session.start();
  await session.open(uri, good);
  await session.edit(uri, "5:13", "5:15", "shortly");
  const [diagnostic, ...others] = await session.diagnostics(uri, 2);
  assert.deepEqual(others, []);
  assert.equal(diagnostic?.source, "promrules");
  assert.equal(diagnostic.severity, 1);
  assert.deepEqual(diagnostic.range, { start: { line: 5, character: 13 }, end: { line: 5, character: 20 } });
  assert.match(diagnostic.codeDescription!.href, new RegExp(`/docs/checks/${diagnostic.code}\\.md$`));
  await session.edit(uri, "5:13", "5:20", "5m");
  assert.deepEqual(await session.diagnostics(uri, 3), []);
});

test("only the newest of several edits that wait is published", async () => {
  const session = await Session.start();
  await session.open(uri, good);
  await session.diagnostics(uri, 1);
  session.notifyTogether(
    ["x", "y", "m"].map((text, index) => ({
      method: "textDocument/didChange",
      params: {
        textDocument: { uri, version: index + 2 },
        contentChanges: [
          { range: { start: { line: 5, character: 14 }, end: { line: 5, character: 15 } }, text },
        ],
      },
    })),
  );
  assert.deepEqual(await session.diagnostics(uri, 4), []);
  assert.deepEqual(
    session.published.map(({ version }) => version),
    [1, 4],
  );
});

test("closing a document clears its diagnostics", async () => {
  const session = await Session.start();
  await session.open(uri, good.replace("5m", "soon"));
  assert.equal((await session.diagnostics(uri)).length, 1);
  await session.close(uri);
  await session.cleared(uri);
});

test("a document of version control is read but not reported", async () => {
  const session = await Session.start({ capabilities: { textDocument: { documentSymbol: {} } } });
  const old = "git:/rules/node.yml?HEAD";
  await session.open(old, good.replace("5m", "soon"));
  const symbols = await session.askAbout<{ name: string }[]>("documentSymbol", old);
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ["node", "NodeDown"],
  );
  await session.open(uri, good);
  await session.diagnostics(uri);
  assert.deepEqual(
    session.published.filter((each) => each.uri === old).flatMap(({ diagnostics }) => diagnostics),
    [],
  );
});

test("a YAML file that holds no rules is left alone", async () => {
  const session = await Session.start();
  await session.open("file:///compose.yml", "services:\n  web: {image: nginx}\n");
  await session.open(uri, good);
  await session.diagnostics(uri);
  assert.deepEqual(
    session.published.map((each) => each.uri),
    [uri],
  );
});

test("requests about unknown documents are answered with nothing", async () => {
  const session = await Session.start();
  for (const method of ["documentSymbol", "foldingRange", "semanticTokens/full"]) {
    assert.equal(await session.askAbout(method, "file:///nowhere.yml"), null);
  }
});

test("malformed messages are logged, and the server goes on", async () => {
  const session = await Session.start();
  await session.notify("textDocument/didOpen", {});
  await session.notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [] });
  await session.open(uri, good);
  await session.change(uri, [{ range: { start: {} }, text: null }]);
  await session.change(uri, [
    { range: { start: { line: 900, character: 7 }, end: { line: 1e12, character: -4 } }, text: "" },
  ]);
  assert.equal(await session.ask("textDocument/foldingRange", {}), null);
  await session.edit(uri, "5:13", "5:15", "1m");
  assert.deepEqual(await session.diagnostics(uri), []);
  assert.equal(session.log.length, 3);
  assert.match(session.log[1]!, /didChange failed for file:.*node\.yml is not open/);
});

test("a request that is cancelled is answered as cancelled", async () => {
  const session = await Session.start();
  await session.open(uri, good);
  const { connection } = session;
  const { CancellationTokenSource } = await import("vscode-languageserver-protocol/node");
  const source = new CancellationTokenSource();
  const answer = connection.sendRequest(
    "textDocument/documentSymbol",
    { textDocument: { uri } },
    source.token,
  );
  source.cancel();
  await assert.rejects(answer, { code: -32800 });
});

test("the status tells kind, dialect and number of problems, to clients that ask for it", async () => {
  const session = await Session.start({ initializationOptions: { status: true } });
  await session.open(uri, good.replace("5m", "soon"));
  const status = await session.status(uri, ({ problems }) => problems.error === 1);
  assert.deepEqual(status, {
    uri,
    version: 1,
    kind: "rule-file",
    dialect: "prometheus",
    expressionsChecked: true,
    problems: { error: 1, warning: 0, information: 0, hint: 0 },
  });
});

test("every announced request is answered", async () => {
  const session = await Session.start();
  await session.open(uri, good);
  const { capabilities } = session.initialized;
  assert.equal(capabilities.positionEncoding, "utf-16");
  const hover = await session.askAt<{ contents: { kind: string; value: string } }>("hover", uri, "5:9");
  assert.equal(hover.contents.kind, "plaintext");
  assert.ok((await session.labelsAt(uri, "4:14")).includes("rate"));
  const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
  const textDocument = { uri };
  const context = { diagnostics: [] };
  for (const [method, params] of Object.entries({
    signatureHelp: { textDocument, position: range.end },
    documentSymbol: { textDocument },
    foldingRange: { textDocument },
    selectionRange: { textDocument, positions: [range.end] },
    documentLink: { textDocument },
    codeAction: { textDocument, range, context },
    diagnostic: { textDocument },
    "semanticTokens/full": { textDocument },
    "semanticTokens/full/delta": { textDocument, previousResultId: "none" },
    "semanticTokens/range": { textDocument, range },
  })) {
    await session.ask(`textDocument/${method}`, params);
  }
  assert.deepEqual(session.log, []);
});

test("tokens are told as a difference from the last answer", async () => {
  const session = await Session.start();
  await session.open(uri, good);
  const full = await session.askAbout<{ resultId: string }>("semanticTokens/full", uri);
  await session.edit(uri, "4:20", "4:21", "1h");
  const delta = await session.ask<{ edits: unknown[] }>("textDocument/semanticTokens/full/delta", {
    textDocument: { uri },
    previousResultId: full.resultId,
  });
  assert.equal(delta.edits.length, 1);
});

test("a client that asks for diagnostics is not told them", async () => {
  const session = await Session.start({ capabilities: { textDocument: { diagnostic: {} } } });
  assert.ok(session.initialized.capabilities.diagnosticProvider);
  await session.open(uri, good.replace("5m", "soon"));
  const report = await session.askAbout<{ items: unknown[] }>("diagnostic", uri);
  assert.equal(report.items.length, 1);
  assert.deepEqual(session.published, []);
});

test("the nearest promrules.yaml decides how a file is read, and is read again when it changes", async () => {
  const disk: Record<string, string> = { "/rules/promrules.yaml": "dialect: loki\n" };
  const session = await Session.start({ disk });
  await session.open(uri, good.replace("up == 0", "sum("));
  assert.deepEqual(await session.diagnostics(uri), []);
  disk["/rules/promrules.yaml"] = "checks:\n  promql-syntax: hint\n";
  await session.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///rules/promrules.yaml", type: 2 }],
  });
  await session.until(() => session.published.length === 2);
  assert.ok(session.published[1]!.diagnostics.length > 0);
  assert.ok(session.published[1]!.diagnostics.every(({ severity }) => severity === 4));
});

test("settings of the client hold for their folder, and go before promrules.yaml", async () => {
  const settings: Record<string, unknown> = { "file:///a": { dialect: "loki" }, "file:///b": {} };
  const session = await Session.start({
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    workspaceFolders: Object.keys(settings).map((folder) => ({ uri: folder, name: folder })),
    disk: { "/a/promrules.yaml": "dialect: prometheus\n" },
    answers: {
      "workspace/configuration": ({ items }: { items: { scopeUri?: string }[] }) =>
        items.map(({ scopeUri }) => settings[scopeUri ?? ""] ?? null),
    },
  });
  const wrong = good.replace("up == 0", "sum(");
  await session.open("file:///a/rules.yml", wrong);
  await session.open("file:///b/rules.yml", wrong);
  assert.equal((await session.diagnostics("file:///a/rules.yml")).length, 0);
  assert.notEqual((await session.diagnostics("file:///b/rules.yml")).length, 0);
  settings["file:///b"] = { exclude: ["rules.yml"] };
  await session.notify("workspace/didChangeConfiguration", { settings: null });
  await session.cleared("file:///b/rules.yml");
});

test("a client that does not answer what it is asked gets diagnostics all the same, and others when it does", async () => {
  let answer: (settings: unknown[]) => void = () => {};
  const session = await Session.start({
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
    answers: {
      "client/registerCapability": () => new Promise(() => {}),
      "workspace/configuration": () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
  });
  await session.open(uri, good.replace("up == 0", "sum("));
  assert.notEqual((await session.diagnostics(uri)).length, 0);
  answer([{ dialect: "loki" }]);
  await session.cleared(uri);
});

test("settings are those of the newest answer, whichever comes last", async () => {
  const asked: ((settings: unknown[]) => void)[] = [];
  const session = await Session.start({
    capabilities: { workspace: { configuration: true } },
    answers: { "workspace/configuration": () => new Promise((resolve) => asked.push(resolve)) },
  });
  await session.notify("workspace/didChangeConfiguration", { settings: null });
  await session.until(() => asked.length === 2);
  asked[1]!([{ dialect: "loki" }]);
  asked[0]!([{}]);
  // Both have arrived when the second of these is answered.
  for (let turn = 0; turn < 2; turn++) await session.askAbout("documentSymbol", uri);
  await session.open(uri, good.replace("up == 0", "sum("));
  assert.deepEqual(await session.diagnostics(uri), []);
});

test("a file that a prometheus.yml names as rules is reported when it holds none", async () => {
  const session = await Session.start({
    disk: { "/prometheus.yml": "rule_files: ['rules/*.yml']\n" },
  });
  await session.open("file:///rules/odd.yml", "services: {}\n");
  assert.notDeepEqual(await session.diagnostics("file:///rules/odd.yml"), []);
  await session.open("file:///other/odd.yml", "services: {}\n");
  await session.open(uri, good);
  await session.diagnostics(uri);
  assert.ok(!session.published.some((each) => each.uri === "file:///other/odd.yml"));
});

test("after shutdown requests are refused, and exit ends with success", async () => {
  const exits: number[] = [];
  const session = await Session.start({ exits });
  await session.open(uri, good);
  await assert.rejects(session.ask("initialize", {}), { code: -32600 });
  await session.ask("shutdown", undefined);
  await assert.rejects(session.askAbout("documentSymbol", uri), { code: -32600 });
  await session.notify("exit", undefined);
  await session.until(() => exits.length > 0);
  assert.deepEqual(exits, [0]);
});

test("exit without shutdown is a failure", async () => {
  const exits: number[] = [];
  const session = await Session.start({ exits });
  await session.notify("exit", undefined);
  await session.until(() => exits.length > 0);
  assert.deepEqual(exits, [1]);
});

test("unknown requests are refused, unknown notifications left alone", async () => {
  const session = await Session.start();
  await assert.rejects(session.ask("textDocument/nonsense", {}), { code: -32601 });
  await session.notify("constructor", {});
  await session.notify("$/setTrace", { value: "off" });
  await session.open(uri, good);
  assert.deepEqual(await session.diagnostics(uri), []);
  assert.deepEqual(session.log, []);
});
