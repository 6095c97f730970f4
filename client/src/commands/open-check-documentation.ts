import { commands, type Diagnostic, languages, Uri, window } from "vscode";
import { docsScheme } from "../docs-file-system.ts";

/** Opens the page of one of the checks that report something in this file; the one under the cursor comes first. */
export async function openCheckDocumentation(): Promise<void> {
  const check = await pickCheck();
  if (check === undefined) {
    return;
  }
  const page = Uri.from({ scheme: docsScheme, path: `/checks/${check}.md` });
  await commands.executeCommand("markdown.showPreview", page);
}

async function pickCheck(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const problems = editor === undefined ? [] : problemsOf(editor.document.uri);
  if (editor === undefined || problems.length === 0) {
    await window.showInformationMessage("This file has no problems. Open a rule file with a problem first.");
    return undefined;
  }
  const { active } = editor.selection;
  const nearest = [...problems].sort((a, b) => distance(a, active.line) - distance(b, active.line));
  const items = new Map(nearest.map((problem) => [checkOf(problem), problem.message]));
  if (items.size === 1) {
    return [...items.keys()][0];
  }
  const picked = await window.showQuickPick(
    [...items].map(([label, detail]) => ({ label, detail })),
    { title: "Documentation of a check", placeHolder: "The checks that report a problem in this file" },
  );
  return picked?.label;
}

function problemsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "promrules");
}

function checkOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

function distance(problem: Diagnostic, line: number): number {
  return Math.max(problem.range.start.line - line, line - problem.range.end.line, 0);
}
