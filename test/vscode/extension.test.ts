import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAllEditors,
  openNew,
  ourDiagnostics,
  replaceText,
  waitForProblems,
  workspaceFolder,
} from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { serverProcess } from "./server-process.ts";
import { until } from "./until.ts";

suite("The extension", () => {
  teardown(async () => {
    for (const name of ["dialect", "checks"]) {
      await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await closeAllEditors();
  });

  test("obeys a changed severity, and a check that is off", async () => {
    const document = await openNew("rules/severity.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    await settings().update("checks", { "promql-syntax": "off" }, vscode.ConfigurationTarget.Workspace);
    await waitForProblems(document, []);
  });

  test("obeys a changed dialect: LogQL is not checked as PromQL", async () => {
    const document = await openNew("rules/dialect.yml", ruleFile('sum(rate({app="foo"} |= "error" [5m]))'));
    const before = ruleFile("rate(up)");
    const other = await openNew("rules/promql.yml", before);
    await waitForProblems(other, ["promql-syntax: up"]);
    assert.notEqual(ourDiagnostics(document).length, 0);
    await settings().update("dialect", "loki", vscode.ConfigurationTarget.Workspace);
    await waitForProblems(document, []);
    await waitForProblems(other, []);
  });

  test("obeys promrules.yaml as soon as it is there", async () => {
    const document = await openNew("team/rules.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    const configuration = vscode.Uri.joinPath(workspaceFolder(), "team/promrules.yaml");
    await vscode.workspace.fs.writeFile(configuration, new TextEncoder().encode("dialect: loki\n"));
    await waitForProblems(document, []);
    await vscode.workspace.fs.delete(configuration);
    await waitForProblems(document, ["promql-syntax: up"]);
  });

  test("checks again after its server was restarted", async () => {
    const document = await openNew("rules/restart.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    await vscode.commands.executeCommand("promrules.restartServer");
    await waitForProblems(document, ["promql-syntax: up"]);
  });

  test("starts its server again after a crash", async () => {
    const document = await openNew("rules/crash.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    const crashed = serverProcess();
    assert.ok(crashed, "The server runs.");
    process.kill(crashed, "SIGKILL");
    await until("another server", () => {
      const running = serverProcess();
      return running !== undefined && running !== crashed ? true : undefined;
    });
    await replaceText(document, "rate(up)", "rate(up[5m])");
    await waitForProblems(document, []);
    await replaceText(document, "rate(up[5m])", "rate(down)");
    await waitForProblems(document, ["promql-syntax: down"]);
  });

  test("opens the page of the check that reports a problem", async () => {
    const document = await openNew("rules/page.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    await vscode.commands.executeCommand("promrules.openCheckDocumentation");
    await until("the page", () =>
      vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label.includes("promql-syntax"))
        ? true
        : undefined,
    );
  });

  test("explains the rule under the cursor", async () => {
    const document = await openNew("rules/explained.yml", ruleFile("queue_length > 5"));
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(document.getText().indexOf("queue_length"));
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("promrules.explainRule");
    await until("the explanation", () => {
      const page = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "promrules-explanation");
      return page?.getText().includes("Fires, for each series of `queue_length`") ? true : undefined;
    });
  });

  test("has a command for every entry of its manifest", async () => {
    const manifest = vscode.extensions.getExtension("promrules.promrules")?.packageJSON;
    const known = await vscode.commands.getCommands();
    for (const { command } of manifest.contributes.commands) {
      assert.ok(known.includes(command), command);
    }
  });
});

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("promrules", workspaceFolder());
}
