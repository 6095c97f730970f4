import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, codeOf, openNew, ourDiagnostics } from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { until } from "./until.ts";

const config = `rule_files: [rules.yml]
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_namespace]
        target_label: namespace
`;

suite("Fixes that reach into other files", () => {
  teardown(closeAllEditors);

  test("copy a label of the discovery in prometheus.yml, and rename it in the rule", async () => {
    const configFile = await openNew("fixes/prometheus.yml", config);
    const rules = await openNew("fixes/rules.yml", ruleFile('up{__meta_kubernetes_pod_name="a"}'));
    const action = await fixOf(rules, "Copy it to `pod` in job `pods`, and use that");
    const entries = action.edit!.entries();
    assert.deepEqual(
      entries.map(([uri]) => uri.toString()).sort(),
      [configFile.uri.toString(), rules.uri.toString()].sort(),
    );
    // Made anew, because VS Code asks the user about the one of the action before it changes anything.
    const edit = new vscode.WorkspaceEdit();
    for (const [uri, edits] of entries) edit.set(uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(rules.getText(), ruleFile('up{pod="a"}'));
    assert.equal(
      configFile.getText(),
      `${config}      - source_labels: [__meta_kubernetes_pod_name]\n        target_label: pod\n`,
    );
    await until("the problem to go", () =>
      ourDiagnostics(rules).some((each) => codeOf(each) === "internal-label") ? undefined : true,
    );
  });

  test("use the label that relabelling makes already", async () => {
    await openNew("fixes/prometheus.yml", config);
    const rules = await openNew("fixes/rules.yml", ruleFile('up{__meta_kubernetes_namespace="a"}'));
    const action = await fixOf(rules, "Use `namespace` (job `pods`)");
    assert.ok(await vscode.workspace.applyEdit(action.edit!));
    assert.equal(rules.getText(), ruleFile('up{namespace="a"}'));
  });
});

/** The fix with this title of the label that exists only during discovery, once the server knows the configuration. */
async function fixOf(document: vscode.TextDocument, title: string): Promise<vscode.CodeAction> {
  return until(title, async () => {
    const problem = ourDiagnostics(document).find((each) => codeOf(each) === "internal-label");
    if (problem === undefined) return undefined;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      problem.range,
    );
    return actions.find((action) => action.title === title);
  });
}
