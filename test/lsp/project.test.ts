import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../support/session.ts";

const config = `rule_files: [rules.yml]
scrape_configs:
  - job_name: node
    ec2_sd_configs: [{region: eu-west-1}]
    relabel_configs:
      - source_labels: [__meta_ec2_tag_Team]
        target_label: team
`;

const rules = `groups:
  - name: a
    rules:
      - alert: A
        expr: up{__meta_ec2_tag_Team="x"} == 0
`;

const rulesUri = "file:///w/rules.yml";
const configUri = "file:///w/prometheus.yml";
const folders = [{ uri: "file:///w", name: "w" }];

interface Action {
  readonly title: string;
  readonly edit?: unknown;
}

async function fixesAt(session: Session, line: number): Promise<readonly Action[]> {
  const at = { line, character: 20 };
  return session.ask("textDocument/codeAction", {
    textDocument: { uri: rulesUri },
    range: { start: at, end: at },
    context: { diagnostics: [], only: ["quickfix"] },
  });
}

/** Asks until the answer holds what it should: what is on disk is read in the background. */
async function waitFor<Answer>(
  ask: () => Promise<Answer>,
  holds: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (holds(answer) || tries > 200) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const usesTeam = ({ title }: Action): boolean => title === "Use `team` (job `node`)";

test("the configuration on disk that loads an open rule file tells of its labels", async () => {
  const session = await Session.start({ disk: { "/w/prometheus.yml": config }, workspaceFolders: folders });
  await session.open(rulesUri, rules);
  const fixes = await waitFor(
    () => fixesAt(session, 4),
    (found) => found.some(usesTeam),
  );
  assert.ok(fixes.some(usesTeam), JSON.stringify(fixes));
});

test("without a folder, the configuration beside an open rule file counts", async () => {
  const session = await Session.start({ disk: { "/w/prometheus.yml": config } });
  await session.open(rulesUri, rules);
  const fixes = await waitFor(
    () => fixesAt(session, 4),
    (found) => found.some(usesTeam),
  );
  assert.ok(fixes.some(usesTeam), JSON.stringify(fixes));
});

test("a configuration that is being edited goes before the one on disk, and its rules are checked again", async () => {
  const session = await Session.start({ disk: { "/w/prometheus.yml": config }, workspaceFolders: folders });
  await session.open(rulesUri, rules);
  await session.open(configUri, config.replace("target_label: team", "target_label: squad"));
  const fixes = await waitFor(
    () => fixesAt(session, 4),
    (found) => found.some(({ title }) => title === "Use `squad` (job `node`)"),
  );
  assert.equal(fixes.some(usesTeam), false);
  const count = session.published.length;
  await session.change(configUri, [{ text: config }]);
  await waitFor(
    async () => session.published.slice(count),
    (published) => published.some(({ uri }) => uri === rulesUri),
  );
  assert.ok((await fixesAt(session, 4)).some(usesTeam));
});

test("a fix that reaches into the configuration is shown first to clients that can do so", async () => {
  const capabilities = {
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  };
  const disk = { "/w/prometheus.yml": config };
  const session = await Session.start({ disk, workspaceFolders: folders, capabilities });
  await session.open(rulesUri, rules.replace("tag_Team", "tag_Owner"));
  const [fix] = (
    await waitFor(
      () => fixesAt(session, 4),
      (found) => found.some(({ edit }) => JSON.stringify(edit).includes(configUri)),
    )
  ).filter(({ edit }) => JSON.stringify(edit).includes(configUri));
  const edit = fix!.edit as {
    readonly documentChanges: readonly { readonly textDocument: { readonly uri: string } }[];
    readonly changeAnnotations: Readonly<Record<string, { readonly needsConfirmation: boolean }>>;
  };
  assert.deepEqual(edit.documentChanges.map(({ textDocument }) => textDocument.uri).sort(), [
    configUri,
    rulesUri,
  ]);
  // VS Code would show edits that need a confirmation with none of them chosen.
  assert.ok(Object.values(edit.changeAnnotations).every(({ needsConfirmation }) => !needsConfirmation));
});

test("labels and values of the configuration on disk are completed in an open rule file", async () => {
  const targets = "static_configs: [{targets: [x], labels: {environment: prod}}]";
  const disk = {
    "/w/prometheus.yml": `rule_files: [rules.yml]\nscrape_configs:\n  - job_name: payments\n    ${targets}\n`,
  };
  const session = await Session.start({ disk, workspaceFolders: folders });
  const line = '        expr: up{environment=""}';
  await session.open(rulesUri, `groups:\n  - name: a\n    rules:\n      - alert: A\n${line}\n`);
  const labelsAt = async (character: number): Promise<readonly string[]> => {
    const position = { line: 4, character };
    const list = await session.ask<{ readonly items: readonly { readonly label: string }[] }>(
      "textDocument/completion",
      { textDocument: { uri: rulesUri }, position },
    );
    return list.items.map(({ label }) => label);
  };
  assert.deepEqual(
    await waitFor(
      () => labelsAt(line.indexOf('"') + 1),
      (found) => found.length > 0,
    ),
    ["prod"],
  );
  assert.deepEqual(await labelsAt(line.indexOf("{") + 1), ["instance", "job"]);
});

test("monitors on disk tell of the labels of an open PrometheusRule, until they are gone", async () => {
  const disk: Record<string, string> = {
    "/w/probe.yml": `apiVersion: monitoring.coreos.com/v1
kind: Probe
metadata: {name: sites, namespace: web}
spec:
  prober: {url: "blackbox:9115"}
  targets: {staticConfig: {static: [example.com], labels: {env: prod}}}
`,
  };
  const session = await Session.start({ disk, workspaceFolders: folders });
  const line = '          expr: up{env=""}';
  const resource = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n";
  await session.open(
    rulesUri,
    `${resource}  groups:\n    - name: a\n      rules:\n        - alert: A\n${line}\n`,
  );
  const values = async (): Promise<readonly string[]> => {
    const position = { line: 7, character: line.indexOf('"') + 1 };
    const list = await session.ask<{ readonly items: readonly { readonly label: string }[] } | null>(
      "textDocument/completion",
      { textDocument: { uri: rulesUri }, position },
    );
    return (list?.items ?? []).map(({ label }) => label);
  };
  assert.deepEqual(await waitFor(values, (found) => found.length > 0), ["prod"]);
  delete disk["/w/probe.yml"];
  await session.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/probe.yml", type: 3 }],
  });
  assert.deepEqual(await waitFor(values, (found) => found.length === 0), []);
});
