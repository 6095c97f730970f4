import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAllEditors,
  cursorIn,
  openExample,
  openNew,
  ourDiagnostics,
  problemsOf,
  replaceText,
  waitForProblems,
} from "./documents.ts";
import { until } from "./until.ts";

const extension = vscode.extensions.getExtension("promrules.promrules");

const ruleFile = (expr: string) => `groups:
  - name: example
    rules:
      - alert: InstanceDown
        expr: ${expr}
        for: 5m
        labels:
          severity: page
`;

suite("Prometheus Rules in VS Code", () => {
  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await closeAllEditors();
  });

  test("is not active before a file of ours is open", async () => {
    assert.ok(extension, "The extension is installed.");
    await openNew("notes.txt", "nothing of interest\n");
    assert.equal(extension.isActive, false);
    await openNew("rules/first.yml", ruleFile("up == 0"));
    await until("the extension", () => (extension.isActive ? true : undefined));
  });

  test("reports a mistake at the exact place, with the name of its check", async () => {
    const document = await openNew("rules/mistake.yml", ruleFile("sum(rate(up[5m])))"));
    await waitForProblems(document, ["promql-syntax: )"]);
    const [problem] = ourDiagnostics(document);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.deepEqual(problem?.range, new vscode.Range(4, 31, 4, 32));
  });

  test("follows what is typed", async () => {
    const document = await openNew("rules/typing.yml", ruleFile("rate(up[5m])"));
    await waitForProblems(document, []);
    await replaceText(document, "rate(up[5m])", "rate(up)");
    await waitForProblems(document, ["promql-syntax: up"]);
    await replaceText(document, "rate(up)", "rate(up[5m])");
    await waitForProblems(document, []);
  });

  test("forgets the problems of a file that is deleted", async () => {
    const document = await openNew("rules/deleted.yml", ruleFile("("));
    await until("a problem", () => (problemsOf(document).length > 0 ? true : undefined));
    await closeAllEditors();
    await vscode.workspace.fs.delete(document.uri);
    await until("no problems", () => (problemsOf(document).length === 0 ? true : undefined));
  });
});
