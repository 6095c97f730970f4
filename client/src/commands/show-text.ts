import { type ExtensionContext, Uri, window, workspace } from "vscode";

const scheme = "promrules-result";
const texts = new Map<string, string>();

/** Shows a text beside the editor that nobody can edit; the end of its name says what it is. */
export async function showText(extension: ExtensionContext, name: string, text: string): Promise<void> {
  if (texts.size === 0) {
    extension.subscriptions.push(
      workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: ({ path }) => texts.get(path),
      }),
    );
  }
  const path = `/${texts.size + 1}/${name}`;
  texts.set(path, text);
  const document = await workspace.openTextDocument(Uri.from({ scheme, path }));
  await window.showTextDocument(document, { viewColumn: -2, preview: true, preserveFocus: true });
}
