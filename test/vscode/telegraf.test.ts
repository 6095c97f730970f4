import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import {
  closeAllEditors,
  codeOf,
  cursorIn,
  openNew,
  ourDiagnostics,
  waitForProblems,
  workspaceFolder,
} from "./documents.ts";
import { until } from "./until.ts";

function rulesOn(host: string): string {
  return `groups:
  - name: ports
    rules:
      - record: port:failures
        expr: net_response_result_code{server="${host}", port="6379"}
`;
}

suite("Telegraf's configuration", () => {
  teardown(closeAllEditors);

  test("gets the input that a rule asks for", async () => {
    const rules = await openNew(
      "ports/rules.yml",
      `groups:
  - name: ports
    rules:
      - record: port:failures
        expr: net_response_result_code{server="10.0.0.9", port="3306", protocol="tcp"}
`,
    );
    const action = await until("the fix", async () => {
      const problem = ourDiagnostics(rules).find((each) => codeOf(each) === "missing-telegraf-input");
      if (problem === undefined) return undefined;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        rules.uri,
        problem.range,
      );
      return actions.find(({ title }) =>
        title.startsWith("Add [[inputs.net_response]] for tcp 10.0.0.9:3306"),
      );
    });
    const entries = action.edit!.entries();
    const [changed] = entries.filter(([, edits]) => edits.length > 0);
    const edit = new vscode.WorkspaceEdit();
    for (const [uri, edits] of entries) edit.set(uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const config = await vscode.workspace.openTextDocument(changed![0]);
    await vscode.window.showTextDocument(config, { preview: false });
    assert.match(
      config.getText(),
      /\[\[inputs\.net_response\]\]\n {2}protocol = "tcp"\n {2}address = "10\.0\.0\.9:3306"\n/,
    );
    await waitForProblems(rules, []);
  });

  test("and an alert for a port are written by a command", async () => {
    const folder = workspaceFolder();
    const rules = vscode.Uri.joinPath(folder, "new/ports.yml");
    const telegraf = vscode.Uri.joinPath(folder, "new/telegraf.conf");
    const ports = [{ host: "10.0.0.8", port: "6379", protocol: "tcp", service: "Redis" }];
    await vscode.commands.executeCommand("promrules.newPortAlert", { ports, rules, telegraf });
    const document = await vscode.workspace.openTextDocument(rules);
    assert.match(document.getText(), /- alert: RedisPortDown\n/);
    const config = await vscode.workspace.openTextDocument(telegraf);
    assert.match(config.getText(), /address = "10\.0\.0\.8:6379"/);
    assert.deepEqual(ourDiagnostics(document), []);
  });

  test("counts as it is on disk, whoever writes it, opened or not", async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), "written").fsPath;
    const problem = ['missing-telegraf-input: server="10.0.0.7", port="6379"'];
    const rules = await openNew("written/rules.yml", rulesOn("10.0.0.7"));
    await waitForProblems(rules, problem);
    const config = path.join(folder, "telegraf.conf");
    const input = '[[inputs.net_response]]\n  protocol = "tcp"\n  address = "10.0.0.7:6379"\n';
    writeFileSync(config, input);
    await waitForProblems(rules, []);
    writeFileSync(config, input.replace("6379", "6380"));
    await waitForProblems(rules, problem);
    writeFileSync(config, input);
    await waitForProblems(rules, []);
    rmSync(config);
    await waitForProblems(rules, problem);

    // A folder comes and goes as a whole.
    const parts = path.join(folder, "telegraf.d");
    const elsewhere = mkdtempSync(path.join(tmpdir(), "promrules-telegraf-"));
    mkdirSync(path.join(elsewhere, "telegraf.d"));
    writeFileSync(path.join(elsewhere, "telegraf.d/redis.conf"), input);
    renameSync(path.join(elsewhere, "telegraf.d"), parts);
    await waitForProblems(rules, []);
    rmSync(parts, { recursive: true });
    await waitForProblems(rules, problem);
    rmSync(elsewhere, { recursive: true });
  });

  test("counts as a fix left it that nobody opened or saved", async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), "closed").fsPath;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "telegraf.conf"), "[[inputs.cpu]]\n");
    const rules = await openNew("closed/rules.yml", rulesOn("10.0.0.6"));
    const uri = vscode.Uri.file(path.join(folder, "telegraf.conf")).with({ scheme: rules.uri.scheme });
    await waitForProblems(rules, ['missing-telegraf-input: server="10.0.0.6", port="6379"']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      uri,
      new vscode.Position(1, 0),
      '[[inputs.net_response]]\n  protocol = "tcp"\n  address = "10.0.0.6:6379"\n',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    await waitForProblems(rules, []);
  });

  test("offers the options of an input", async () => {
    const text = '[[inputs.net_response]]\n  protocol = "tcp"\n  <|>\n';
    const document = await openNew("options/telegraf.conf", text);
    const list = await until("options", async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        cursorIn(text),
      );
      const labels = found.items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return labels.includes("read_timeout") ? labels : undefined;
    });
    assert.ok(!list.includes("protocol"), "what is there already is not offered again");
  });
});
