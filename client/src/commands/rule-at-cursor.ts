import { window } from "vscode";
import type { RuleReference } from "../../../server/src/protocol/alerting.ts";

/** The rule of a code lens, or the one under the cursor. */
export function ruleAtCursor(given: unknown): RuleReference | undefined {
  if (typeof given === "object" && given !== null && "alert" in given) {
    return given as RuleReference;
  }
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  return { uri: editor.document.uri.toString(), alert: "", line: editor.selection.active.line };
}
