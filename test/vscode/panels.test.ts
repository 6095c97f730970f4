import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, openExample } from "./documents.ts";
import { until } from "./until.ts";

suite("The panels", () => {
  teardown(closeAllEditors);

  for (const [title, view] of [
    ["Applies to…", "promrules.applies"],
    ["Preview alert", "promrules.preview"],
  ] as const) {
    test(`open from the lens "${title}", each once`, async () => {
      const document = await openExample("rules/endpoints.yml");
      const { command, arguments: given = [] } = await lens(document, title);
      await vscode.commands.executeCommand(command, ...given);
      await until("the panel", () => (panels(view).length > 0 ? true : undefined));
      await vscode.commands.executeCommand(command, ...given);
      await openExample("rules/ports.yml");
      assert.equal(panels(view).length, 1);
    });
  }

  test("the list of rules is the panel of targets", async () => {
    await openExample("prometheus.yml");
    await vscode.commands.executeCommand("promrules.rulesForTarget");
    await until("the panel", () => (panels("promrules.applies").length === 1 ? true : undefined));
  });
});

async function lens(document: vscode.TextDocument, title: string): Promise<vscode.Command> {
  return until(`the lens "${title}"`, async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      100,
    );
    return lenses.find(({ command }) => command?.title === title)?.command;
  });
}

/** The tabs in which a panel is shown; VS Code puts something before the name of its kind. */
function panels(view: string): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(view));
}
