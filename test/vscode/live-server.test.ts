import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type HttpStub, startHttpStub } from "../support/http-stub.ts";
import {
  closeAllEditors,
  cursorIn,
  openNew,
  replaceText,
  waitForProblems,
  workspaceFolder,
} from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { until } from "./until.ts";

suite("A live server", () => {
  let stub: HttpStub;

  setup(async () => {
    stub = await startHttpStub();
  });

  teardown(async () => {
    await configure("prometheus.url", undefined);
    await configure("servers", undefined);
    await closeAllEditors();
    await stub.close();
  });

  test("is asked as soon as it is set, and its knowledge goes when it is taken back", async () => {
    const document = await openNew("rules/live.yml", ruleFile("rate(up_totl[5m]) > 0"));
    await waitForProblems(document, []);
    await configure("prometheus.url", stub.url);
    await waitForProblems(document, ["unknown-metric: up_totl"]);
    await replaceText(document, "up_totl", "down_totl");
    await waitForProblems(document, ["unknown-metric: down_totl"]);
    await configure("prometheus.url", undefined);
    await waitForProblems(document, []);
  });

  test("completes metrics, labels and values", async () => {
    await configure("prometheus.url", stub.url);
    assert.ok((await completions("sum(up_t<|>)")).includes("up_total"));
    assert.ok((await completions("up_total{jo<|>}")).includes("job"));
    assert.ok((await completions('up_total{job="n<|>"}')).includes("node"));
  });

  test("serves the files that it is for, with the headers that it wants", async () => {
    const other = await startHttpStub();
    await configure("servers", [
      {
        name: "staging",
        url: `${stub.url}/prefix`,
        files: ["staging/**"],
        headers: { "X-Scope-OrgID": "a" },
      },
      { name: "production", url: other.url, files: ["production/**"] },
    ]);
    const document = await openNew("staging/live.yml", ruleFile("up_totl > 0"));
    await waitForProblems(document, ["unknown-metric: up_totl"]);
    assert.ok(stub.requests.every((request) => / \/prefix\/api\/v1\//.test(request)));
    assert.ok(stub.tenants.includes("a"));
    assert.deepEqual(other.requests, []);
    await other.close();
  });

  test("is not asked while a secret stands in its settings", async () => {
    await configure("servers", [{ url: stub.url, headers: { Authorization: "Bearer hunter2" } }]);
    const document = await openNew("rules/secret.yml", ruleFile("rate(up) > up_totl"));
    await waitForProblems(document, ["promql-syntax: up"]);
    assert.deepEqual(stub.requests, []);
  });
});

async function completions(expression: string): Promise<string[]> {
  const text = ruleFile(expression);
  const document = await openNew("rules/live-completion.yml", text);
  return until("completions of the server", async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      cursorIn(text),
    );
    const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    return ["up_total", "job", "node"].some((label) => labels.includes(label)) ? labels : undefined;
  });
}

async function configure(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration("promrules", workspaceFolder());
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
}
