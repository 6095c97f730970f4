import type { TextDocumentItem } from "vscode-languageserver-protocol";
import type { Problem } from "../core/checks/check.ts";
import { FileProblems } from "../core/checks/file-problems.ts";
import { type ContentChange, changeContent, settleFile } from "../core/files/edit-file.ts";
import type { FileHints } from "../core/files/file-kind.ts";
import { readFile } from "../core/files/read-file.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Settings } from "../core/project/settings.ts";
import type { ClientAbilities, FeatureContext } from "../features/feature-context.ts";
import { inSlices } from "./slices.ts";
import { slashPath, uriToPath } from "./uri-path.ts";

/** One version of a document that the client has open. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly file: SourceFile;
  readonly settings: Settings;
  /** Finds the problems of each version from those of the one before. */
  readonly checker: FileProblems;
  /** Whether a prometheus.yml names the file, and as what. */
  readonly namedBy: FileHints["namedBy"];
}

/** What is known of a document from elsewhere. */
export interface Surroundings {
  settingsFor(uri: string): Settings;
  /** As what a prometheus.yml names the file; `path` is absolute, with slashes. */
  namedBy(path: string): FileHints["namedBy"];
  readonly client: ClientAbilities;
}

/** The documents that the client has open. */
export class Workspace {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #prepared = new WeakMap<SourceFile, Promise<void>>();
  readonly #problems = new WeakMap<SourceFile, readonly Problem[]>();
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  documents(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  document(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  contextOf(document: OpenDocument): FeatureContext {
    const { uri, file } = document;
    return { uri, file, client: this.#surroundings.client, problems: () => this.problemsOf(document) };
  }

  /**
   * Reads the document so far that questions about it are quick, with turns for others in between.
   * A version that is not the newest any more is left as it is.
   */
  prepare({ uri, file, checker }: OpenDocument): Promise<void> {
    let prepared = this.#prepared.get(file);
    if (prepared === undefined) {
      prepared = inSlices(checker.prepare(file), () => this.#documents.get(uri)?.file === file);
      this.#prepared.set(file, prepared);
    }
    return prepared;
  }

  /** In the order of the text. */
  problemsOf(document: OpenDocument): readonly Problem[] {
    let problems = this.#problems.get(document.file);
    if (problems === undefined) {
      problems = document.checker.update(document.file);
      this.#problems.set(document.file, problems);
    }
    return problems;
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

  /** Reads the document again if something else holds for it by now. */
  reread(document: OpenDocument): void {
    const { settings, namedBy } = this.#circumstances(document.uri);
    if (settings === document.settings && namedBy === document.namedBy) return;
    this.#keep({ ...document, ...this.#read(document.uri, document.languageId, document.file.text()) });
  }

  close(uri: string): void {
    this.#documents.delete(uri);
  }

  #read(uri: string, languageId: string, text: string): Omit<OpenDocument, "uri" | "languageId" | "version"> {
    const { settings, namedBy } = this.#circumstances(uri);
    const path = uriToPath(uri) ?? uri;
    const file = readFile(text, { path, languageId, namedBy, options: settings.read });
    return { file, settings, namedBy, checker: new FileProblems(settings.checks) };
  }

  #circumstances(uri: string): Pick<OpenDocument, "settings" | "namedBy"> {
    const path = slashPath(uri);
    return {
      settings: this.#surroundings.settingsFor(uri),
      namedBy: path === undefined ? undefined : this.#surroundings.namedBy(path),
    };
  }

  #keep(document: OpenDocument): OpenDocument {
    this.#documents.set(document.uri, document);
    return document;
  }
}
