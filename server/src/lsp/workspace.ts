import type { TextDocumentItem } from "vscode-languageserver";
import type { Problem } from "../core/checks/check.ts";
import { collectProblems } from "../core/checks/run-checks.ts";
import { type ContentChange, changeContent, settleFile } from "../core/files/edit-file.ts";
import { readFile } from "../core/files/read-file.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Settings } from "../core/project/settings.ts";
import type { ClientAbilities, FeatureContext } from "../features/feature-context.ts";
import { uriToPath } from "./uri-path.ts";

/** One version of a document that the client has open. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly file: SourceFile;
  readonly settings: Settings;
}

/** How documents are read: which settings hold for one, and whether some configuration names it as a rule file. */
export interface ReadingRules {
  settingsFor(uri: string): Settings;
  isNamedAsRules(path: string): boolean;
}

/** The documents that the client has open. */
export class Workspace {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #rules: ReadingRules;
  readonly #client: () => ClientAbilities;

  constructor(rules: ReadingRules, client: () => ClientAbilities) {
    this.#rules = rules;
    this.#client = client;
  }

  documents(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  document(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  contextOf(document: OpenDocument): FeatureContext {
    const { uri, file } = document;
    return { uri, file, client: this.#client(), problems: () => this.problemsOf(document) };
  }

  /** In the order of the text. */
  problemsOf(document: OpenDocument): readonly Problem[] {
    return collectProblems(document.file, document.settings.checks);
  }

  open({ uri, languageId, version, text }: TextDocumentItem): OpenDocument {
    return this.#keep({ uri, languageId, version, ...this.#read(uri, languageId, text) });
  }

  /** Missing when the document is not open: the client has lost count, and there is nothing to apply the changes to. */
  change(uri: string, version: number, changes: readonly ContentChange[]): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    return this.#keep({ ...document, version, file: changeContent(document.file, changes) });
  }

  /** The document after everything was found out that an edit had left open; missing when nothing was. */
  settle(uri: string): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined || document.file.isSettled) return undefined;
    return this.#keep({ ...document, file: settleFile(document.file) });
  }

  /** Reads the document again if other settings hold for it by now; returns whether they do. */
  reread(document: OpenDocument): boolean {
    const settings = this.#rules.settingsFor(document.uri);
    const read = this.#read(document.uri, document.languageId, document.file.text());
    if (settings === document.settings && read.file.kind === document.file.kind) return false;
    this.#keep({ ...document, ...read });
    return true;
  }

  close(uri: string): void {
    this.#documents.delete(uri);
  }

  #read(uri: string, languageId: string, text: string): Pick<OpenDocument, "file" | "settings"> {
    const settings = this.#rules.settingsFor(uri);
    const path = uriToPath(uri) ?? uri;
    const namedAsRules = this.#rules.isNamedAsRules(path);
    return { settings, file: readFile(text, { path, languageId, namedAsRules, options: settings.read }) };
  }

  #keep(document: OpenDocument): OpenDocument {
    this.#documents.set(document.uri, document);
    return document;
  }
}
