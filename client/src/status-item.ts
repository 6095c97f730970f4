import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import { State } from "vscode-languageclient";
import type { DocumentStatus } from "../../server/src/protocol/requests.ts";
import { documentSelector } from "./document-selector.ts";
import { documentDetail, problemsText } from "./status-text.ts";

/** What the `{}` menu of the status bar says about the file at hand; YAML files that are none of ours show nothing. */
export class StatusItem implements Disposable {
  readonly #item: LanguageStatusItem = languages.createLanguageStatusItem("promrules.status", []);
  readonly #documents = new Map<string, DocumentStatus>();
  readonly #subscriptions: readonly Disposable[];
  #state: State = State.Starting;

  constructor() {
    this.#item.name = "Prometheus Rules";
    this.#subscriptions = [
      this.#item,
      window.onDidChangeActiveTextEditor((editor) => this.#show(editor)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString())),
    ];
  }

  showState(state: State): void {
    this.#state = state;
    this.#show(window.activeTextEditor);
  }

  showDocument(document: DocumentStatus): void {
    this.#documents.set(document.uri, document);
    this.#show(window.activeTextEditor);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #show(editor: TextEditor | undefined): void {
    this.#item.busy = this.#state === State.Starting;
    switch (this.#state) {
      case State.Starting:
        this.#showText("Prometheus Rules", "The server is starting.");
        break;
      case State.Stopped:
      case State.StartFailed:
        this.#showStopped();
        break;
      case State.Running:
        this.#showRunning(editor);
        break;
    }
  }

  #showStopped(): void {
    this.#showText("Prometheus Rules", "The server does not run, so rules are not checked.");
    this.#item.severity = LanguageStatusSeverity.Error;
    this.#item.command = { title: "Restart Server", command: "promrules.restartServer" };
  }

  #showRunning(editor: TextEditor | undefined): void {
    const document = editor && this.#documents.get(editor.document.uri.toString());
    if (editor === undefined || document === undefined || document.kind === "unknown") {
      this.#item.selector = [];
      return;
    }
    this.#showText(problemsText(document), documentDetail(document));
    // A pattern that equals the path needs no escapes.
    this.#item.selector = { scheme: editor.document.uri.scheme, pattern: editor.document.uri.fsPath };
    this.#item.command = { title: "Show Problems", command: "workbench.actions.view.problems" };
  }

  #showText(text: string, detail: string): void {
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = LanguageStatusSeverity.Information;
    this.#item.selector = documentSelector;
    this.#item.command = undefined;
  }
}
