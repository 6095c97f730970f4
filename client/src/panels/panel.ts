import { randomBytes } from "node:crypto";
import { Uri, type ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import type { FromPage, ToPage } from "../../webview/messages.ts";

export interface PanelOptions {
  /** Which page of the webview is shown. */
  readonly page: "applies" | "preview";
  readonly title: string;
  readonly extension: Uri;
  receive(message: FromPage): void;
  closed(): void;
}

/** A page beside the editor. It is reached by messages alone, and what is said before it is ready is not heard. */
export class Panel {
  readonly #panel: WebviewPanel;
  /** Who looks at a preview goes on typing; a target has to be chosen first. */
  readonly #preservesFocus: boolean;

  constructor({ page, title, extension, receive, closed }: PanelOptions, column: ViewColumn) {
    const root = Uri.joinPath(extension, "dist");
    this.#preservesFocus = page === "preview";
    this.#panel = window.createWebviewPanel(
      `promrules.${page}`,
      title,
      { viewColumn: column, preserveFocus: this.#preservesFocus },
      // What was chosen and typed is still there when somebody comes back from another tab.
      {
        enableScripts: true,
        localResourceRoots: [root],
        retainContextWhenHidden: true,
        enableFindWidget: true,
      },
    );
    this.#panel.webview.onDidReceiveMessage(receive);
    this.#panel.onDidDispose(closed);
    this.#panel.webview.html = htmlOf(this.#panel.webview, root, page);
  }

  reveal(): void {
    this.#panel.reveal(undefined, this.#preservesFocus);
  }

  say(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}

/** The page makes its content by itself; nothing that anybody wrote is ever part of this text. */
function htmlOf(webview: Webview, root: Uri, page: PanelOptions["page"]): string {
  const nonce = randomBytes(16).toString("hex");
  const fileOf = (name: string): string => webview.asWebviewUri(Uri.joinPath(root, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${fileOf("webview-style.css")}">
</head>
<body data-page="${page}">
<script nonce="${nonce}" src="${fileOf("webview.js")}"></script>
</body>
</html>`;
}
