import type { RuleReference } from "../../../server/src/protocol/alerting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { RulePanel } from "./rule-panel.ts";

let panel: RulePanel | undefined;

/** Whether a rule applies to a target, or in the other tab, which rules do. */
export function showApplies(
  context: CommandContext,
  rule: RuleReference | undefined,
  tab: "rule" | "rules",
): void {
  if (panel === undefined) {
    panel = new RulePanel(context, { page: "applies", title: "Applies to…" });
    context.extension.subscriptions.push(panel);
  }
  panel.show(rule, tab);
}
