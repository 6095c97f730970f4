import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
} from "vscode";
import type { ConfiguredServer, DocumentStatus, UsedSnapshot } from "../../server/src/protocol/requests.ts";
import { nextStep } from "./next-step.ts";
import { serverDetail, serverText, snapshotDetail, snapshotText } from "./status-text.ts";

interface Asking {
  servers(uri: string): Promise<readonly ConfiguredServer[]>;
  /** What stands in for a server. */
  snapshot(uri: string): Promise<UsedSnapshot | undefined>;
}

/** What the `{}` menu of the status bar says about the Prometheus server behind the file at hand. */
export class ServerItem implements Disposable {
  readonly #item: LanguageStatusItem = languages.createLanguageStatusItem("promrules.server", []);
  readonly #ask: Asking;
  /** The open files that are ours. */
  readonly #files = new Set<string>();
  readonly #subscriptions: readonly Disposable[];

  constructor(ask: Asking) {
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
    const server = (await this.#ask.servers(uri)).find(({ servesFile }) => servesFile);
    const snapshot = server === undefined ? await this.#ask.snapshot(uri) : undefined;
    if (window.activeTextEditor?.document !== document) {
      return;
    }
    const { name = "", trouble } = server ?? {};
    const isKeptOut = server === undefined && !workspace.isTrusted;
    if (snapshot === undefined) {
      this.#item.text = serverText(server);
      this.#item.detail = isKeptOut ? "workspace not trusted" : serverDetail(name);
    } else {
      this.#item.text = snapshotText(snapshot, Date.now());
      this.#item.detail = snapshotDetail(snapshot);
    }
    // A tooltip is nothing for those who use the keyboard and hear what is shown.
    const heard = `${this.#item.text}, ${this.#item.detail}`;
    this.#item.accessibilityInformation = {
      label: trouble === undefined ? heard : `${heard}: ${trouble.message}`,
    };
    this.#item.severity =
      trouble === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
    const step = nextStep(isKeptOut ? "untrusted" : trouble?.kind);
    this.#item.command = { ...step, ...(trouble && { tooltip: trouble.message }) };
    // A pattern that equals the path needs no escapes.
    this.#item.selector = { scheme: document.uri.scheme, pattern: document.uri.fsPath };
  }
}
