import { commands, EventEmitter, Uri, window, workspace } from "vscode";
import { type ExplainRuleParams, explainRuleRequest } from "../../../server/src/protocol/explain.ts";
import type { CommandContext } from "./command-context.ts";

const scheme = "promrules-explanation";
const page = Uri.from({ scheme, path: "/Rule.md" });
const changed = new EventEmitter<Uri>();
let explanation: string | undefined;

/** Shows a page beside the editor that says in plain sentences what the rule under the cursor says. */
export async function explainRule({ client, extension }: CommandContext): Promise<void> {
  const editor = window.activeTextEditor;
  const running = await client();
  if (editor === undefined || running === undefined) return;
  const { document, selection } = editor;
  const params: ExplainRuleParams = {
    textDocument: { uri: document.uri.toString() },
    position: selection.active,
  };
  const answer = await running.ask<string | null>(explainRuleRequest, params);
  if (answer === undefined || answer === null) {
    await window.showInformationMessage("Put the cursor into a rule whose expression is not broken.");
    return;
  }
  if (explanation === undefined) {
    extension.subscriptions.push(
      workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: changed.event,
        provideTextDocumentContent: () => explanation,
      }),
    );
  }
  explanation = answer;
  changed.fire(page);
  await commands.executeCommand("markdown.showPreviewToSide", page);
}
