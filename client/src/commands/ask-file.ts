import { Uri, window, workspace } from "vscode";

interface FileQuestion {
  readonly title: string;
  /** Those of the workspace that there are. */
  readonly files: readonly Uri[];
  /** What a new one is called unless somebody says otherwise. */
  readonly usual: string;
  /** How a file has to be called, and how to say it. */
  readonly name: RegExp;
  readonly rule: string;
}

/** Asks for one of the files of the workspace, the open one first and those deep in folders last, or for a new one. */
export async function askFile(question: FileQuestion): Promise<Uri | undefined> {
  const { title, files } = question;
  const active = window.activeTextEditor?.document.uri;
  const depth = (uri: Uri): number =>
    uri.toString() === active?.toString() ? 0 : uri.path.split("/").length;
  const items = [...files]
    .sort((one, other) => depth(one) - depth(other) || one.path.localeCompare(other.path))
    .map((uri) => ({ label: workspace.asRelativePath(uri), uri: uri as Uri | undefined }));
  if (items.length === 0) return askNewFile(question);
  const another = { label: "$(new-file) New file…", uri: undefined, alwaysShow: true };
  const chosen = await window.showQuickPick([...items, another], { title, ignoreFocusOut: true });
  return chosen === another ? askNewFile(question) : chosen?.uri;
}

async function askNewFile({ title, usual, name, rule }: FileQuestion): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) return window.showSaveDialog({ title });
  const path = await window.showInputBox({
    title,
    prompt: `A file in ${folder.name}`,
    value: usual,
    ignoreFocusOut: true,
    validateInput: (text) =>
      name.test(text.trim()) && !text.split(/[\\/]/).includes("..") ? undefined : rule,
  });
  return path === undefined ? undefined : Uri.joinPath(folder.uri, path.trim());
}
