import { window } from "vscode";
import {
  type PreviewResult,
  previewRequest,
  type SampleInput,
} from "../../../server/src/protocol/alerting.ts";
import type { CommandContext } from "./command-context.ts";
import { ruleAtCursor } from "./rule-at-cursor.ts";
import { showText } from "./show-text.ts";

/** Shows what Prometheus would post to Alertmanager for an alerting rule. */
export async function previewAlert({ client, extension }: CommandContext, given?: unknown): Promise<void> {
  const running = await client();
  const rule = ruleAtCursor(given);
  const text = await window.showInputBox({
    prompt: "A series that the expression returns, with its value; empty for what the server returns now",
    value: '{job="node", instance="a:9100"} 0',
  });
  if (running === undefined || rule === undefined || text === undefined) {
    return;
  }
  const sample: SampleInput = text.trim() === "" ? { kind: "live" } : { kind: "text", text };
  const result = await running.ask<PreviewResult | null>(previewRequest, { rule, sample });
  const mistake = result ? (result.mistake ?? result.error) : "Put the cursor into an alerting rule.";
  if (!result || mistake !== undefined) {
    await window.showWarningMessage(mistake ?? "");
    return;
  }
  await showText(extension, `${result.rule.alert}.json`, `${result.json}\n`);
}
