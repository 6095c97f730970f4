import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAllEditors,
  openNew,
  ourDiagnostics,
  problemsOf,
  replaceText,
  waitForProblems,
  workspaceFolder,
} from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { until } from "./until.ts";

suite("Diagnostics", () => {
  teardown(closeAllEditors);

  test("stand at the exact place, with the name of the check", async () => {
    const document = await openNew("rules/place.yml", ruleFile("sum(rate(up))"));
    await waitForProblems(document, ["promql-syntax: up"]);
    const [problem] = ourDiagnostics(document);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.deepEqual(problem?.range, new vscode.Range(4, 23, 4, 25));
  });

  test("follow what is typed", async () => {
    const document = await openNew("rules/typing.yml", ruleFile("rate(requests_total[5m]) > 1"));
    await replaceText(document, "rate(requests_total[5m]) > 1", "rate(requests_total) > 1");
    await waitForProblems(document, ["promql-syntax: requests_total"]);
    await replaceText(document, "rate(requests_total) > 1", "rate(requests_total[5m]) > 1");
    await waitForProblems(document, []);
    await replaceText(document, "expr:", "exp:");
    await until("the unknown field", () =>
      problemsOf(document).includes("unknown-field: exp") ? true : undefined,
    );
  });

  test("are there for a file that was never saved", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "yaml",
      content: ruleFile("rate(up)"),
    });
    await waitForProblems(document, ["promql-syntax: up"]);
  });

  test("are there for an expression in a file of its own", async () => {
    const document = await openNew("queries/wrong.promql", "rate(up)\n");
    await waitForProblems(document, ["promql-syntax: up"]);
  });

  test("are not shown in read-only views, where hovers still work", async () => {
    const provider = { provideTextDocumentContent: () => ruleFile("rate(up)") };
    const registration = vscode.workspace.registerTextDocumentContentProvider("review", provider);
    const view = await vscode.workspace.openTextDocument(vscode.Uri.parse("review:/rules/old.yml"));
    const [hover] = await until("a hover", async () => {
      const position = new vscode.Position(4, 15);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        view.uri,
        position,
      );
      return hovers.length > 0 ? hovers : undefined;
    });
    registration.dispose();
    assert.match(hoverText(hover), /rate/);
    assert.deepEqual(ourDiagnostics(view), []);
  });

  test("go away with a file that is deleted", async () => {
    const document = await openNew("rules/deleted.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(document.uri);
    await vscode.workspace.applyEdit(edit);
    await waitForProblems(document, []);
  });

  test("move with a file that is renamed", async () => {
    const document = await openNew("rules/before.yml", ruleFile("rate(up)"));
    await waitForProblems(document, ["promql-syntax: up"]);
    const target = vscode.Uri.joinPath(workspaceFolder(), "rules/after.yml");
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, target);
    await vscode.workspace.applyEdit(edit);
    const renamed = await vscode.workspace.openTextDocument(target);
    await waitForProblems(renamed, ["promql-syntax: up"]);
    await until("the old file to be clean", () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  });
});

function hoverText(hover: vscode.Hover | undefined): string {
  return (hover?.contents ?? []).map((part) => (typeof part === "string" ? part : part.value)).join("\n");
}
