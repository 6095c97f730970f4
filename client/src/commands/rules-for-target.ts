import { showApplies } from "../panels/applies-panel.ts";
import type { CommandContext } from "./command-context.ts";
import { ruleAtCursor } from "./rule-at-cursor.ts";

/** Lists the alerting rules of the workspace that apply to a target, and those that nearly do. */
export function rulesForTarget(context: CommandContext): void {
  showApplies(context, ruleAtCursor(undefined), "rules");
}
