import { ProgressLocation, window } from "vscode";
import { type ConnectionTest, testConnectionRequest } from "../../../server/src/protocol/requests.ts";
import { withoutLinks } from "../../../server/src/protocol/without-links.ts";
import type { CommandContext } from "./command-context.ts";
import { currentFile } from "./servers-of-file.ts";

/** Says what the server of the file at hand answers, and what it does not. */
export async function testConnection({ client, output }: CommandContext): Promise<void> {
  const progress = { location: ProgressLocation.Notification, title: "Asking the Prometheus server…" };
  const test = await window.withProgress(progress, async () =>
    (await client())?.ask<ConnectionTest | null>(testConnectionRequest, currentFile()),
  );
  if (!test) {
    await window.showInformationMessage(
      "No Prometheus server is configured for this file. The command Choose Prometheus Server sets one.",
    );
    return;
  }
  const { server, works, lines } = test;
  for (const line of [`Test of ${server}:`, ...lines]) {
    output.info(line);
  }
  const showDetails = "Show Details";
  const show = works ? window.showInformationMessage : window.showWarningMessage;
  if ((await show(withoutLinks(lines[0] ?? server), showDetails)) === showDetails) {
    output.show();
  }
}
