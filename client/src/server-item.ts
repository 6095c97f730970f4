import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
} from "vscode";
import type { ConfiguredServer, DocumentStatus } from "../../server/src/protocol/requests.ts";
import { nextStep } from "./next-step.ts";
import { serverDetail, serverText } from "./status-text.ts";

/** What the `{}` menu of the status bar says about the Prometheus server behind the file at hand. */
export class ServerItem implements Disposable {
  readonly #item: LanguageStatusItem = languages.createLanguageStatusItem("promrules.server", []);
  readonly #ask: (uri: string) => Promise<readonly ConfiguredServer[]>;
  /** The open files that are ours. */
  readonly #files = new Set<string>();
  readonly #subscriptions: readonly Disposable[];

  constructor(ask: (uri: string) => Promise<readonly ConfiguredServer[]>) {
    this.#ask = ask;
    this.#item.name = "Prometheus Server";
    this.#subscriptions = [
      this.#item,
      window.onDidChangeActiveTextEditor(() => this.show()),
      workspace.onDidGrantWorkspaceTrust(() => this.show()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#files.delete(uri.toString())),
    ];
  }

  showDocument({ uri, kind }: DocumentStatus): void {
    const isOurs = kind !== "unknown";
    if (isOurs === this.#files.has(uri)) {
      return;
    }
    if (isOurs) {
      this.#files.add(uri);
    } else {
      this.#files.delete(uri);
    }
    void this.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  async show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const uri = document?.uri.toString() ?? "";
    if (document === undefined || !this.#files.has(uri)) {
      this.#item.selector = [];
      return;
    }
    const server = (await this.#ask(uri)).find(({ servesFile }) => servesFile);
    if (window.activeTextEditor?.document !== document) {
      return;
    }
    const { name = "", trouble } = server ?? {};
    this.#item.text = serverText(server);
    const isKeptOut = server === undefined && !workspace.isTrusted;
    this.#item.detail = isKeptOut ? "workspace not trusted" : serverDetail(name);
    this.#item.severity =
      trouble === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
    const step = nextStep(isKeptOut ? "untrusted" : trouble?.kind);
    this.#item.command = { ...step, ...(trouble && { tooltip: trouble.message }) };
    // A pattern that equals the path needs no escapes.
    this.#item.selector = { scheme: document.uri.scheme, pattern: document.uri.fsPath };
  }
}
