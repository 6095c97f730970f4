import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, cursorIn, openExample, openNew, ourDiagnostics } from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { until } from "./until.ts";

suite("The example workspace", () => {
  teardown(closeAllEditors);

  test("does not wake the extension before a file of ours is open", async () => {
    const extension = vscode.extensions.getExtension("promrules.promrules");
    assert.ok(extension, "The extension is installed.");
    await openNew("notes.txt", "nothing of interest\n");
    assert.equal(extension.isActive, false);
    await openExample("rules/endpoints.yml");
    await until("the extension", () => (extension.isActive ? true : undefined));
  });

  test("has no problems in its good rules", async () => {
    const good = await openExample("rules/endpoints.yml");
    // The problems of a file that is opened later say that the first one has been looked at.
    const bad = await openExample("mistakes/promql-syntax.yml");
    await until("a mistake", () => (ourDiagnostics(bad).length > 0 ? true : undefined));
    assert.deepEqual(ourDiagnostics(good), []);
  });

  test("has a mistake of each kind, reported by the check of that name", async () => {
    const files = await vscode.workspace.findFiles("mistakes/*.yml");
    assert.ok(files.length > 10, "There are examples of mistakes.");
    for (const uri of files) {
      const check = uri.path.split("/").at(-1)?.replace(".yml", "");
      const document = await vscode.workspace.openTextDocument(uri);
      await until(`${check} in ${uri.path}`, () =>
        ourDiagnostics(document).some(({ code }) => codeText(code) === check) ? true : undefined,
      );
    }
  });

  test("completes labels that prometheus.yml gives its targets, and says which jobs have them", async () => {
    await openExample("prometheus.yml");
    const text = ruleFile("up{<|>}");
    const document = await openNew("rules/labels.yml", text);
    const item = await until("the label", async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        cursorIn(text),
        "{",
      );
      return items.find(({ label }) => (typeof label === "string" ? label : label.label) === "environment");
    });
    assert.match(item.detail ?? "", /payments/);
  });

  test("leaves files of other kinds and of other languages alone", async () => {
    const other = await openNew("other.yml", "steps:\n  - expr: (\n");
    const text = await openNew("rules.txt", ruleFile("("));
    const ours = await openNew("rules/mistake.yml", ruleFile("("));
    await until("the mistake", () => (ourDiagnostics(ours).length > 0 ? true : undefined));
    assert.deepEqual(ourDiagnostics(other), []);
    assert.deepEqual(ourDiagnostics(text), []);
  });

  test("keeps the language of rule files YAML, and knows .rules, .promql and Telegraf files", async () => {
    const languages = {
      "rules/endpoints.yml": "yaml",
      "queries/targets-down.promql": "promql",
      "telegraf.conf": "telegraf",
    };
    for (const [file, language] of Object.entries(languages)) {
      assert.equal((await openExample(file)).languageId, language, file);
    }
    assert.equal((await openNew("node.rules", ruleFile("up"))).languageId, "yaml");
  });
});

function codeText(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}
