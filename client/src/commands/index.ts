import { commands } from "vscode";
import { chooseServer } from "./choose-server.ts";
import { clearCache } from "./clear-cache.ts";
import { clearCredentials } from "./clear-credentials.ts";
import type { CommandContext } from "./command-context.ts";
import { explainRule } from "./explain-rule.ts";
import { openCheckDocumentation } from "./open-check-documentation.ts";
import { restartServer } from "./restart-server.ts";
import { setCredentials } from "./set-credentials.ts";
import { showOutput } from "./show-output.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { testConnection } from "./test-connection.ts";

const all: Readonly<Record<string, (context: CommandContext) => Promise<void> | void>> = {
  "promrules.chooseServer": chooseServer,
  "promrules.clearCache": clearCache,
  "promrules.clearCredentials": clearCredentials,
  "promrules.explainRule": explainRule,
  "promrules.openCheckDocumentation": openCheckDocumentation,
  "promrules.restartServer": restartServer,
  "promrules.setCredentials": setCredentials,
  "promrules.showOutput": showOutput,
  "promrules.takeSnapshot": takeSnapshot,
  "promrules.testConnection": testConnection,
};

export function registerCommands(context: CommandContext): void {
  for (const [name, run] of Object.entries(all)) {
    context.extension.subscriptions.push(commands.registerCommand(name, () => run(context)));
  }
}
