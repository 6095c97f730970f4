import { commands } from "vscode";
import { appliesTo } from "./applies-to.ts";
import { chooseServer } from "./choose-server.ts";
import { clearCache } from "./clear-cache.ts";
import { clearCredentials } from "./clear-credentials.ts";
import type { CommandContext } from "./command-context.ts";
import { explainRule } from "./explain-rule.ts";
import { newPortAlert } from "./new-port-alert.ts";
import { openCheckDocumentation } from "./open-check-documentation.ts";
import { previewAlert } from "./preview-alert.ts";
import { restartServer } from "./restart-server.ts";
import { rulesForTarget } from "./rules-for-target.ts";
import { setCredentials } from "./set-credentials.ts";
import { showOutput } from "./show-output.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { testConnection } from "./test-connection.ts";

const all: Readonly<Record<string, (context: CommandContext, given?: unknown) => Promise<void> | void>> = {
  "promrules.appliesTo": appliesTo,
  "promrules.chooseServer": chooseServer,
  "promrules.clearCache": clearCache,
  "promrules.clearCredentials": clearCredentials,
  "promrules.explainRule": explainRule,
  "promrules.newPortAlert": newPortAlert,
  "promrules.openCheckDocumentation": openCheckDocumentation,
  "promrules.previewAlert": previewAlert,
  "promrules.restartServer": restartServer,
  "promrules.rulesForTarget": rulesForTarget,
  "promrules.setCredentials": setCredentials,
  "promrules.showOutput": showOutput,
  "promrules.takeSnapshot": takeSnapshot,
  "promrules.testConnection": testConnection,
};

export function registerCommands(context: CommandContext): void {
  for (const [name, run] of Object.entries(all)) {
    context.extension.subscriptions.push(
      commands.registerCommand(name, (given: unknown) => run(context, given)),
    );
  }
}
