import { type QuickPickItem, window } from "vscode";
import {
  type LabelsObject,
  type TargetChoice,
  type TargetInput,
  type TargetsResult,
  targetsRequest,
} from "../../../server/src/protocol/alerting.ts";
import type { RunningClient } from "../language-client.ts";

interface TargetItem extends QuickPickItem {
  readonly target?: TargetChoice;
}

/** Lets somebody choose one of the targets of a file, or type another one. */
export async function pickTarget(client: RunningClient, uri: string): Promise<TargetInput | undefined> {
  const listed = client.ask<TargetsResult>(targetsRequest, { uri });
  const items = listed.then((result): TargetItem[] => [
    { label: "$(edit) Type labels or a series…", alwaysShow: true },
    ...(result?.targets ?? []).map((target) => ({
      label: target.labels.instance ?? labelsText(target.labels),
      description: target.labels.job ?? "",
      detail: `${labelsText(target.labels)} (${target.from})`,
      target,
    })),
  ]);
  const picked = await window.showQuickPick(items, {
    placeHolder: "Which target?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) {
    return undefined;
  }
  if (picked.target !== undefined) {
    return { kind: "target", labels: picked.target.labels };
  }
  const text = await window.showInputBox({
    prompt: "All labels of the target, or a series with its name",
    placeHolder: '{job="node", instance="a:9100"}',
  });
  return text === undefined ? undefined : { kind: "text", text };
}

export function labelsText(labels: LabelsObject): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${pairs.sort().join(", ")}}`;
}
