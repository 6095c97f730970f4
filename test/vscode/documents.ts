import * as vscode from "vscode";
import { until } from "./until.ts";

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    throw new Error("The suite needs the example workspace open.");
  }
  return folder.uri;
}

/** Opens a file of the example workspace in an editor. */
export async function openExample(name: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), name)));
}

/** Writes a file into the workspace (a copy of examples/) and opens it; `<|>` is taken out. */
export async function openNew(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text.replace("<|>", "")));
  return show(await vscode.workspace.openTextDocument(uri));
}

async function show(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Where `<|>` stands in a text. */
export function cursorIn(text: string): vscode.Position {
  const lines = text.slice(0, text.indexOf("<|>")).split("\n");
  return new vscode.Position(lines.length - 1, lines.at(-1)!.length);
}

export async function replaceText(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  edit.replace(document.uri, range, to);
  await vscode.workspace.applyEdit(edit);
}

/** Each problem as `check: text under the squiggle`, in the order of the text. */
export function problemsOf(document: vscode.TextDocument): string[] {
  return ourDiagnostics(document)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => `${codeOf(diagnostic)}: ${document.getText(diagnostic.range)}`);
}

export function ourDiagnostics({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "promrules");
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until the document has exactly these problems. */
export async function waitForProblems(
  document: vscode.TextDocument,
  wanted: readonly string[],
): Promise<void> {
  const expected = JSON.stringify(wanted);
  try {
    await until("the problems", () => (JSON.stringify(problemsOf(document)) === expected ? true : undefined));
  } catch {
    throw new Error(`Expected ${expected}, but there is ${JSON.stringify(problemsOf(document))}.`);
  }
}

export async function closeAllEditors(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
