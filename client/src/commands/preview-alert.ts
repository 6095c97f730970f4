import { showPreview } from "../panels/preview-panel.ts";
import type { CommandContext } from "./command-context.ts";
import { ruleAtCursor } from "./rule-at-cursor.ts";

/** Shows what Prometheus would post to Alertmanager for an alerting rule. */
export function previewAlert(context: CommandContext, given?: unknown): void {
  showPreview(context, ruleAtCursor(given));
}
