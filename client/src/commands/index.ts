import { commands } from "vscode";
import type { CommandContext } from "./command-context.ts";
import { openCheckDocumentation } from "./open-check-documentation.ts";
import { restartServer } from "./restart-server.ts";
import { showOutput } from "./show-output.ts";

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
