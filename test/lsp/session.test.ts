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
  assert.match(session.log[1]!, /didChange failed: .*node\.yml is not open/);
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
