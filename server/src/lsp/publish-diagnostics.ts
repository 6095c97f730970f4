import type { FullDocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { isPromql } from "../features/embedded-expressions.ts";
import { toDiagnostic } from "../features/to-lsp.ts";
import { type DocumentStatus, statusNotification } from "../protocol/requests.ts";
import { describeError } from "./handle-safely.ts";
import type { Peer } from "./peer.ts";
import type { OpenDocument, Workspace } from "./workspace.ts";

/** VS Code shows no more of one file. */
const mostPublished = 1000;

/** How many turns of the event loop may go by while further edits arrive. */
const mostDelays = 20;

interface Publishing {
  readonly peer: Peer;
  readonly sendsStatus: boolean;
  /** Whether diagnostics are sent; some clients ask for them instead. */
  readonly pushes: boolean;
  readonly workspace: Workspace;
  readonly checkPage: (check: string) => string | undefined;
  /** Whether a document gets diagnostics at all; the others are only read. */
  readonly isReported: (document: OpenDocument) => boolean;
}

/** Sends diagnostics and status of changed documents once the messages that wait are handled: only the newest version counts. */
export class DiagnosticsPublisher {
  readonly #publishing: Publishing;
  readonly #changed = new Set<string>();
  /** What was sent last: documents with diagnostics, and statuses. */
  readonly #reported = new Set<string>();
  readonly #statuses = new Map<string, string>();
  #held = false;
  #isWaiting = false;
  #delays = 0;
  #changedInThisTurn = false;

  constructor(publishing: Publishing) {
    this.#publishing = publishing;
  }

  /** Puts everything off until `release`: settings that are on their way decide what is a problem. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    if (this.#changed.size > 0) this.#wait();
  }

  changed(uri: string): void {
    this.#changed.add(uri);
    this.#changedInThisTurn = true;
    if (!this.#held) this.#wait();
  }

  closed(uri: string): void {
    this.#changed.delete(uri);
    this.#statuses.delete(uri);
    if (this.#reported.delete(uri))
      this.#publishing.peer.notify("textDocument/publishDiagnostics", { uri, diagnostics: [] });
  }

  /** What is wrong in a document, as it is sent. */
  diagnosticsOf(document: OpenDocument): ReturnType<typeof toDiagnostic>[] {
    const { checkPage, isReported, workspace } = this.#publishing;
    if (!isReported(document)) return [];
    const problems = workspace.shownProblemsOf(document).slice(0, mostPublished);
    const source = { ...workspace.contextOf(document), checkPage };
    return problems.map((problem) => toDiagnostic(source, problem));
  }

  /** The answer for clients that ask instead of being told. */
  report(uri: string): FullDocumentDiagnosticReport {
    const document = this.#publishing.workspace.document(uri);
    return { kind: "full", items: document === undefined ? [] : this.diagnosticsOf(document) };
  }

  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#delays = 0;
    this.#nextTurn();
  }

  /** The connection handles one message in a turn, so when a whole turn brings no edit, none is waiting. */
  #nextTurn(): void {
    this.#changedInThisTurn = false;
    setImmediate(() => {
      setImmediate(() => {
        if (this.#changedInThisTurn && this.#delays++ < mostDelays) this.#nextTurn();
        else this.#flush();
      });
    });
  }

  #flush(): void {
    this.#isWaiting = false;
    if (this.#held) return;
    const uris = [...this.#changed];
    this.#changed.clear();
    for (const uri of uris) {
      const document = this.#publishing.workspace.document(uri);
      if (document !== undefined) void this.#check(document);
    }
  }

  async #check(document: OpenDocument): Promise<void> {
    const { peer, workspace } = this.#publishing;
    try {
      await workspace.prepare(document);
      // One that changed meanwhile has a turn of its own.
      if (workspace.document(document.uri) === document) this.#publish(document);
    } catch (error) {
      peer.log(`Checking ${document.uri} failed: ${describeError(error)}`);
    }
  }

  #publish(document: OpenDocument): void {
    const { uri, version } = document;
    const diagnostics = this.diagnosticsOf(document);
    // A file that is none of ours stays without a word of ours.
    const isSilent = document.file.kind === "unknown" && diagnostics.length === 0 && !this.#reported.has(uri);
    if (this.#publishing.pushes && !isSilent) {
      this.#reported.add(uri);
      this.#publishing.peer.notify("textDocument/publishDiagnostics", { uri, version, diagnostics });
    }
    this.#publishStatus(document);
  }

  #publishStatus(document: OpenDocument): void {
    if (!this.#publishing.sendsStatus) return;
    const status = this.#statusOf(document);
    // The version changes with every edit; alone it is no news.
    const news = JSON.stringify({ ...status, version: 0 });
    if (this.#statuses.get(document.uri) === news) return;
    this.#statuses.set(document.uri, news);
    this.#publishing.peer.notify(statusNotification, status);
  }

  #statusOf(document: OpenDocument): DocumentStatus {
    const { uri, version, file } = document;
    const problems = { error: 0, warning: 0, information: 0, hint: 0 };
    if (this.#publishing.isReported(document)) {
      for (const { severity } of this.#publishing.workspace.problemsOf(document)) problems[severity]++;
    }
    const expressionsChecked = isPromql(file.dialect);
    return { uri, version, kind: file.kind, dialect: file.dialect, expressionsChecked, problems };
  }
}
