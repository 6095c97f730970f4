import type { RuleReference } from "../../../server/src/protocol/alerting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { RulePanel } from "./rule-panel.ts";

let panel: RulePanel | undefined;

/** What Prometheus would post to Alertmanager for a rule. */
export function showPreview(context: CommandContext, rule: RuleReference | undefined): void {
  if (panel === undefined) {
    panel = new RulePanel(context, { page: "preview", title: "Preview Alert" });
    context.extension.subscriptions.push(panel);
  }
  panel.show(rule);
}
