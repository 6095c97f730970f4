import { window } from "vscode";
import { secretNames } from "../secret-names.ts";
import { clearCache } from "./clear-cache.ts";
import type { CommandContext } from "./command-context.ts";

/** Takes secrets out of VS Code's storage again. */
export async function clearCredentials(context: CommandContext): Promise<void> {
  const names = await context.credentials.names();
  if (names.length === 0) {
    await window.showInformationMessage("No credentials of Prometheus servers are stored.");
    return;
  }
  const items = names.map((name) => ({
    label: `${secretNames[name.kind]} for ${name.origin}`,
    description: name.server,
    picked: true,
    name,
  }));
  const picked = await window.showQuickPick(items, {
    title: "Which credentials to clear?",
    canPickMany: true,
  });
  if (picked === undefined || picked.length === 0) {
    return;
  }
  await context.credentials.forget(picked.map(({ name }) => name));
  await clearCache(context);
}
