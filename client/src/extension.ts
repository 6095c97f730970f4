import * as vscode from "vscode";
import { registerCommands } from "./commands/index.ts";
import { Credentials } from "./credentials.ts";
import { DocsFileSystem, docsScheme } from "./docs-file-system.ts";
import type { RunningClient } from "./language-client.ts";
import { startServer } from "./server-process.ts";

let client: Promise<RunningClient> | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel("Prometheus Rules", { log: true });
  context.subscriptions.push(output);
  const credentials = new Credentials(context.secrets);
  registerCommands({ extension: context, output, credentials, client: () => client });
  const docs = new DocsFileSystem(context.extensionUri);
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(docsScheme, docs, { isReadonly: true }),
  );
  const server = startServer(context.extensionPath, output);
  client = loadClient().then(({ startClient }) => startClient({ context, output, credentials, server }));
}

export async function deactivate(): Promise<void> {
  await (await client)?.stop();
}

/**
 * The language client takes about as long to load as the server takes to start, so it is a bundle of its own
 * that is loaded once the server is on its way, and after `activate` has returned.
 */
async function loadClient(): Promise<typeof import("./language-client.ts")> {
  await new Promise((resolve) => setImmediate(resolve));
  return require("./language-client.js");
}
