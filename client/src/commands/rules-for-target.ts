import { type QuickPickItem, Range, Uri, window } from "vscode";
import {
  type RuleForTarget,
  type RulesForResult,
  rulesForRequest,
} from "../../../server/src/protocol/alerting.ts";
import type { CommandContext } from "./command-context.ts";
import { pickTarget } from "./pick-target.ts";

/** Lists the alerting rules of the workspace that apply to a target, and those that nearly do. */
export async function rulesForTarget({ client }: CommandContext): Promise<void> {
  const running = await client();
  const uri = window.activeTextEditor?.document.uri.toString() ?? "";
  const target = running && (await pickTarget(running, uri));
  if (running === undefined || target === undefined) {
    return;
  }
  const result = await running.ask<RulesForResult>(rulesForRequest, { uri, target });
  if (result === undefined || result === null || result.mistake !== undefined) {
    await window.showWarningMessage(result?.mistake ?? "The language server did not answer.");
    return;
  }
  const itemsOf = (description: string, rules: readonly RuleForTarget[]) =>
    rules.map(({ rule, summary }) => ({ label: rule.alert, description, detail: summary, rule }));
  const items: (QuickPickItem & Partial<RuleForTarget>)[] = [
    ...itemsOf("applies", result.applies),
    ...itemsOf("nearly", result.nearly),
    ...itemsOf("not known", result.unknown),
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder: `${result.applies.length} rules apply, ${result.nearly.length} nearly do`,
    matchOnDescription: true,
  });
  if (picked?.rule === undefined) {
    return;
  }
  const { start, end } = picked.rule.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(picked.rule.uri), { selection });
}
