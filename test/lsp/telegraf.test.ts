import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../support/session.ts";

const config = `[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
[[outputs.prometheus_client]]
`;

const rules = `groups:
  - name: ports
    rules:
      - record: port:failures
        expr: net_response_result_code{server="10.0.0.1", port="5061"}
`;

const rulesUri = "file:///w/rules.yml";
const configUri = "file:///w/telegraf.conf";
const folders = [{ uri: "file:///w", name: "w" }];

/** Waits until the rules have problems of these checks: what is on disk is read in the background. */
function codesUntil(session: Session): (wanted: string) => Promise<void> {
  const codes = async (): Promise<string> => {
    const report = await session.ask<{ items: readonly { code: string }[] }>("textDocument/diagnostic", {
      textDocument: { uri: rulesUri },
    });
    return report.items.map(({ code }) => code).join(" ");
  };
  return async (wanted) => {
    for (let tries = 0; (await codes()) !== wanted && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.equal(await codes(), wanted);
  };
}

test("a rule is told of the inputs on disk, and of those that are being written", async () => {
  const session = await Session.start({ disk: { "/w/telegraf.conf": config }, workspaceFolders: folders });
  await session.open(rulesUri, rules);
  const until = codesUntil(session);
  await until("missing-telegraf-input");
  await session.open(configUri, config, "telegraf");
  await session.edit(configUri, "2:25", "2:26", "1");
  await until("");
});

test("the configurations that promrules.yaml names count, wherever they lie, and the others no longer", async () => {
  const disk: Record<string, string> = {
    "/w/telegraf.conf": config.replace("5060", "5061"),
    "/w/promrules.yaml": "telegraf_config: [../etc/*.conf]\n",
    "/etc/agent.conf": config,
  };
  const changes = { changes: [{ uri: "file:///w/promrules.yaml", type: 2 }] };
  const session = await Session.start({ disk, workspaceFolders: folders });
  await session.open(rulesUri, rules);
  const until = codesUntil(session);
  await until("missing-telegraf-input");
  disk["/w/promrules.yaml"] = "telegraf_config: [telegraf.conf]\n";
  await session.notify("workspace/didChangeWatchedFiles", changes);
  await until("");
  disk["/w/promrules.yaml"] = "telegraf_config: [../etc/agent.conf]\n";
  await session.notify("workspace/didChangeWatchedFiles", changes);
  await until("missing-telegraf-input");
});

test("the files that an alert for a port can be written into are those with rules, and Telegraf's", async () => {
  const disk = {
    "/w/telegraf.conf": config,
    "/w/telegraf.d/db.conf": "[[inputs.mysql]]\n",
    "/w/rules.yml": rules,
    "/w/docker-compose.yml": "services: {}\n",
    "/w/groups.yml": "groups:\n  - wheel\n",
    "/w/begun.rules": "",
  };
  const session = await Session.start({ disk, workspaceFolders: folders });
  const answer = await session.ask<Record<"rules" | "telegraf", string[]>>(
    "promrules/portAlertFiles",
    undefined,
  );
  const sorted = { rules: answer.rules.sort(), telegraf: answer.telegraf.sort() };
  assert.deepEqual(sorted, {
    rules: ["file:///w/begun.rules", rulesUri],
    telegraf: [configUri, "file:///w/telegraf.d/db.conf"],
  });
});

test("a rule is told of another file's news also when somebody asked for its fixes meanwhile", async () => {
  const session = await Session.start({ disk: { "/w/telegraf.conf": config }, workspaceFolders: folders });
  await session.open(rulesUri, rules);
  await session.until(() => session.published.at(-1)?.diagnostics.length === 1);
  await session.open(configUri, config.replace("5060", "5061"), "telegraf");
  await session.until(() => session.published.some(({ uri }) => uri === configUri));
  const start = { line: 4, character: 50 };
  await session.ask("textDocument/codeAction", {
    textDocument: { uri: rulesUri },
    range: { start, end: start },
    context: { diagnostics: [] },
  });
  await session.cleared(rulesUri);
});
