import assert from "node:assert/strict";
import { test } from "node:test";
import type { Location, WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { Session } from "../support/session.ts";

const config = `rule_files: [rules/*.yml]
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [a:9100]
        labels: {team: web}
`;

const rules = `groups:
  - name: a
    rules:
      - record: team:up:sum
        expr: sum by (team,job) (up)
`;

const other = "groups: [{name: b, rules: [{record: 'a:b', expr: 'team:up:sum'}]}]\n";

const uri = "file:///w/rules/a.yml";

async function start(): Promise<Session> {
  const session = await Session.start({
    disk: { "/w/prometheus.yml": config, "/w/rules/a.yml": rules, "/w/elsewhere.yml": other },
    workspaceFolders: [{ uri: "file:///w", name: "w" }],
    capabilities: { textDocument: { rename: { prepareSupport: true } } },
  });
  await session.open(uri, rules);
  // What is on disk is read in the background.
  for (let tries = 0; tries < 200; tries++) {
    const found = await session.askAt<Location[] | null>("definition", uri, "4:24");
    if (found !== null && found.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return session;
}

function shown(locations: readonly Location[]): string[] {
  return locations.map((each) => `${each.uri}:${each.range.start.line + 1}`);
}

test("leads from a label to the configuration on disk", async () => {
  const session = await start();
  const found = await session.askAt<Location[]>("definition", uri, "4:24");
  assert.deepEqual(shown(found), ["file:///w/prometheus.yml:6"]);
  const hover = await session.askAt<{ contents: { value: string } }>("hover", uri, "4:24");
  assert.match(hover.contents.value, /job node: written in static_configs \(prometheus.yml:6\)/);
});

test("finds references in files that no configuration names", async () => {
  const session = await start();
  const found = await session.ask<Location[]>("textDocument/references", {
    textDocument: { uri },
    position: { line: 3, character: 18 },
    context: { includeDeclaration: false },
  });
  assert.deepEqual(shown(found), ["file:///w/elsewhere.yml:1"]);
});

test("renames in all files, from what is open rather than what is on disk", async () => {
  const session = await start();
  assert.deepEqual(session.initialized.capabilities.renameProvider, { prepareProvider: true });
  await session.edit(uri, "5:0", "5:0", "      - record: c:d\n        expr: count(up{team='x'})\n");
  const edit = await session.ask<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri },
    position: { line: 4, character: 24 },
    newName: "squad",
  });
  const lines = edit.documentChanges!.map((change) => {
    assert.ok("edits" in change);
    return [
      change.textDocument.uri,
      ...change.edits.map((each) => "range" in each && each.range.start.line + 1),
    ];
  });
  assert.deepEqual(lines.sort(), [
    ["file:///w/prometheus.yml", 6],
    ["file:///w/rules/a.yml", 5, 7],
  ]);
});

test("says why it does not rename", async () => {
  const session = await start();
  await assert.rejects(session.askAt("prepareRename", uri, "4:28"), {
    code: -32803,
    message: "`job` is a label of Prometheus itself.",
  });
  assert.deepEqual(session.log, []);
});
