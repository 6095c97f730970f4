import { ProgressLocation, Uri, window, workspace } from "vscode";
import { type SnapshotAnswer, snapshotRequest } from "../../../server/src/protocol/requests.ts";
import { withoutLinks } from "../../../server/src/protocol/without-links.ts";
import type { CommandContext } from "./command-context.ts";
import { currentFile } from "./servers-of-file.ts";

/** Writes down what the server of the file at hand says about the rules of the workspace. */
export async function takeSnapshot({ client, output }: CommandContext): Promise<void> {
  const progress = { location: ProgressLocation.Notification, title: "Asking the Prometheus server…" };
  const answer = await window.withProgress(progress, async () =>
    (await client())?.ask<SnapshotAnswer>(snapshotRequest, currentFile()),
  );
  for (const trouble of answer?.troubles ?? []) {
    output.warn(trouble);
  }
  if (answer?.text === undefined) {
    await window.showWarningMessage(
      withoutLinks(answer?.troubles[0] ?? "No snapshot was taken: the language server does not answer."),
    );
    return;
  }
  const file = answer.path === undefined ? await chooseFile() : Uri.file(answer.path);
  if (file === undefined) {
    return;
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(answer.text));
  await tell(file, answer);
}

async function tell(file: Uri, { path, troubles }: SnapshotAnswer): Promise<void> {
  const name = workspace.asRelativePath(file);
  const gaps = troubles.length === 0 ? "" : ` Something is missing in it: ${troubles[0]}`;
  const advice = path === undefined ? ` Name it as "snapshot" in promrules.yaml, so that it is used.` : "";
  const open = "Open";
  const message = withoutLinks(`Wrote ${name}.${gaps}${advice}`);
  if ((await window.showInformationMessage(message, open)) === open) {
    await window.showTextDocument(file);
  }
}

function chooseFile(): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: "Where to write the snapshot",
    filters: { Snapshot: ["yaml"] },
    ...(folder && { defaultUri: Uri.joinPath(folder, ".promrules/snapshot.yaml") }),
  });
}
