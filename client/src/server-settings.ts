import { ConfigurationTarget, window, workspace } from "vscode";
import type { ConfiguredServer } from "../../server/src/protocol/requests.ts";

type Inspected = ReturnType<ReturnType<typeof workspace.getConfiguration>["inspect"]>;

/** Writes a setting below `promrules` for the workspace, or for the user where the workspace may not say anything. */
export async function writeServerSetting(name: string, value: unknown): Promise<void> {
  const hasWorkspace = workspace.isTrusted && workspace.workspaceFolders !== undefined;
  const target = hasWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings().update(name, value, target);
}

/** Says how a server is to know who asks, where the settings name it, and returns what they call it. */
export async function writeAuthentication(
  { name, url }: ConfiguredServer,
  authentication: Readonly<Record<string, string>>,
): Promise<string> {
  const listed = settings().get<readonly Listed[]>("servers") ?? [];
  const known = listed.find((each) => (each.name ?? each.url?.replace(/\/+$/, "")) === name);
  const servers = known
    ? listed.map((each) => (each === known ? { ...each, authentication } : each))
    : [...listed, { url, authentication }];
  const place = known ? "servers" : "prometheus.url";
  await settings().update("servers", servers, targetOf(settings().inspect(place)));
  return known?.name ?? "";
}

interface Listed {
  readonly name?: string;
  readonly url?: string;
}

/** Where a setting that holds is written. */
function targetOf(inspected: Inspected): ConfigurationTarget {
  if (inspected?.workspaceFolderValue !== undefined) {
    return ConfigurationTarget.WorkspaceFolder;
  }
  return inspected?.workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
}

function settings() {
  return workspace.getConfiguration("promrules", window.activeTextEditor?.document.uri);
}
