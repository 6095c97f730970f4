import { type QuickPickItem, window } from "vscode";
import type { ConfiguredServer } from "../../../server/src/protocol/requests.ts";
import { writeServerSetting } from "../server-settings.ts";
import type { CommandContext } from "./command-context.ts";
import { serversOfFile } from "./servers-of-file.ts";

/** Shows which server serves the file at hand, and makes another one that of the workspace. */
export async function chooseServer(context: CommandContext): Promise<void> {
  const servers = await serversOfFile(context);
  const enter: QuickPickItem = { label: "$(add) Enter an address…" };
  const items = servers.map(itemOf);
  const picked =
    items.length === 0
      ? enter
      : await window.showQuickPick([...items, enter], {
          title: "Prometheus server of this workspace",
          placeHolder: "What serves the rules at hand",
        });
  const choice = picked === enter ? await enterAddress() : picked?.label;
  if (choice !== undefined) {
    await writeServerSetting("prometheus.url", choice);
  }
}

function itemOf({ name, url, product, trouble, servesFile }: ConfiguredServer): QuickPickItem {
  const facts = [name === url ? undefined : url, product, servesFile ? "serves this file" : undefined];
  return {
    label: name,
    description: facts.filter((fact) => fact).join(" · "),
    ...(trouble && { detail: `$(warning) ${trouble.message}` }),
  };
}

function enterAddress(): Thenable<string | undefined> {
  return window.showInputBox({
    title: "Address of a Prometheus server",
    prompt: "With the prefix of its path, if it has one, and without credentials.",
    placeHolder: "http://localhost:9090",
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^https?:\/\/[^\s@?#]+$/i.test(text.trim())
        ? undefined
        : "An address begins with http:// or https:// and holds no credentials.",
  });
}
