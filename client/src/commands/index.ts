import { commands, type ExtensionContext, type LogOutputChannel } from "vscode";
import type { RunningClient } from "../language-client.ts";
import { openCheckDocumentation } from "./open-check-documentation.ts";
import { restartServer } from "./restart-server.ts";
import { showOutput } from "./show-output.ts";

/** What the commands act on. */
export interface CommandContext {
  readonly extension: ExtensionContext;
  readonly output: LogOutputChannel;
  /** Undefined before the extension is active. */
  client(): Promise<RunningClient> | undefined;
}

const all: Readonly<Record<string, (context: CommandContext) => Promise<void> | void>> = {
  "promrules.openCheckDocumentation": openCheckDocumentation,
  "promrules.restartServer": restartServer,
  "promrules.showOutput": showOutput,
};

export function registerCommands(context: CommandContext): void {
  for (const [name, run] of Object.entries(all)) {
    context.extension.subscriptions.push(commands.registerCommand(name, () => run(context)));
  }
}
