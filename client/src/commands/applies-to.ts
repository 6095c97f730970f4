import { showApplies } from "../panels/applies-panel.ts";
import type { CommandContext } from "./command-context.ts";
import { ruleAtCursor } from "./rule-at-cursor.ts";

/** Says whether an alerting rule applies to a target, and which matcher keeps it out. */
export function appliesTo(context: CommandContext, given?: unknown): void {
  showApplies(context, ruleAtCursor(given), "rule");
}
