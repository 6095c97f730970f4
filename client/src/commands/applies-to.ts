import { window } from "vscode";
import { type AppliesResult, appliesRequest } from "../../../server/src/protocol/alerting.ts";
import type { CommandContext } from "./command-context.ts";
import { labelsText, pickTarget } from "./pick-target.ts";
import { ruleAtCursor } from "./rule-at-cursor.ts";
import { showText } from "./show-text.ts";

/** Says whether an alerting rule applies to a target, and which matcher keeps it out. */
export async function appliesTo({ client, extension }: CommandContext, given?: unknown): Promise<void> {
  const running = await client();
  const rule = ruleAtCursor(given);
  if (running === undefined || rule === undefined) {
    return;
  }
  const target = await pickTarget(running, rule.uri);
  if (target === undefined) {
    return;
  }
  const result = await running.ask<AppliesResult | null>(appliesRequest, { rule, target });
  if (!result) {
    await window.showInformationMessage("Put the cursor into an alerting rule.");
    return;
  }
  await showText(extension, `${result.rule.alert}.md`, pageOf(result));
}

function pageOf({ rule, mistake, target, summary, selectors, nearest, live }: AppliesResult): string {
  const lines = [`# ${rule.alert}`, "", `For \`${labelsText(target)}\``, "", mistake ?? summary, ""];
  for (const { text, verdict, note, matchers, url, live: now } of mistake === undefined ? selectors : []) {
    lines.push(`- \`${text.replace(/\s+/g, " ")}\`: ${verdict}`, ...(note ? [`  - ${note}`] : []));
    for (const each of matchers) {
      const actual = each.actual === null ? "not known" : JSON.stringify(each.actual);
      lines.push(`  - \`${each.matcher}\`: ${each.verdict}; is ${actual}, needs ${each.needs}`);
    }
    if (now !== undefined) lines.push(`  - ${now.error ?? `${now.count} series now`}${url ? ` ${url}` : ""}`);
  }
  if (nearest !== undefined) {
    lines.push("", `The most similar target to which it applies: \`${labelsText(nearest.labels)}\``);
  }
  if (live !== undefined) lines.push("", `${live.server}: ${live.summary}`);
  return `${lines.join("\n")}\n`;
}
