import type { TextDocumentItem } from "vscode-languageserver-protocol";
import type { Problem } from "../core/checks/check.ts";
import { FileProblems } from "../core/checks/file-problems.ts";
import type { FactQuestion } from "../core/facts/fact-question.ts";
import { type Facts, noFacts } from "../core/facts/facts.ts";
import { type ContentChange, changeContent, settleFile } from "../core/files/edit-file.ts";
import type { FileHints } from "../core/files/file-kind.ts";
import { readFile } from "../core/files/read-file.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Project } from "../core/project/project.ts";
import type { ProjectView, WorkspaceRules } from "../core/project/project-view.ts";
import type { Settings } from "../core/project/settings.ts";
import type { ClientAbilities, FeatureContext, FileAt } from "../features/feature-context.ts";
import { inSlices } from "./slices.ts";
import { pathToUri, slashPath, uriToPath } from "./uri-path.ts";

/** One version of a document that the client has open. */
export interface OpenDocument {
  readonly uri: string;
  /** As the project has it: absolute, with slashes, or the address of what is not on disk. */
  readonly path: string;
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
  readonly project: Project;
  /** What the server of a file tells. */
  factsFor(uri: string): Facts;
  /** The same for what is asked at once, and not as long as the file is open. */
  featureFactsFor(uri: string): Facts;
  /** Rules in files that the project does not have. */
  writtenRules(): WorkspaceRules;
  /** Those of the project, and those on disk that it does not have. */
  filesWith(text: string): Generator<void, readonly FileAt[], void>;
  /** Is told of each new version of a document that the project has. */
  projectChanged(file: SourceFile, uri: string): void;
}

/** A version that was prepared, or is about to be. */
interface Prepared {
  /** In which light; missing until it is done. */
  view: ProjectView | undefined;
  done: Promise<void>;
}

/** The documents that the client has open. */
export class Workspace {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #prepared = new WeakMap<SourceFile, Prepared>();
  readonly #problems = new WeakMap<
    SourceFile,
    { readonly view: ProjectView; readonly problems: readonly Problem[] }
  >();
  /** In whose light the problems were found that the client shows. */
  readonly #shown = new WeakMap<SourceFile, ProjectView>();
  readonly #surroundings: Surroundings;
  #rules: { readonly [part in "workspace" | "written" | "joined"]: WorkspaceRules } | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  documents(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  document(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  /** With what their checks ask of servers. */
  *askingDocuments(): Iterable<{ readonly uri: string; factsAsked(): readonly FactQuestion[] }> {
    for (const { uri, checker } of this.#documents.values()) {
      yield { uri, factsAsked: () => checker.factsAsked() };
    }
  }

  /** By its path, as the project has it. */
  documentAt(path: string): OpenDocument | undefined {
    for (const document of this.#documents.values()) if (document.path === path) return document;
    return undefined;
  }

  contextOf(document: OpenDocument): FeatureContext {
    const { uri, path, file } = document;
    const { client, project } = this.#surroundings;
    const view = this.#viewOf(document);
    return {
      uri,
      path,
      file,
      project,
      knowledge: view.knowledge,
      facts: this.#surroundings.featureFactsFor(uri),
      client,
      problems: () => this.problemsOf(document),
      uriOf: (other) => this.documentAt(other)?.uri ?? pathToUri(other),
      filesWith: (text) => this.#surroundings.filesWith(text),
    };
  }

  /**
   * Reads the document so far that questions about it are quick, with turns for others in between.
   * A version that is not the newest any more is left as it is.
   */
  prepare(document: OpenDocument): Promise<void> {
    const { uri, path, file } = document;
    const known = this.#prepared.get(file);
    const isRight =
      known !== undefined && (known.view === undefined || sameView(known.view, this.#view(uri, path)));
    if (isRight) return known.done;
    const prepared: Prepared = { view: undefined, done: Promise.resolve() };
    this.#prepared.set(file, prepared);
    prepared.done = inSlices(this.#steps(document, prepared), () => this.#isNewest(uri, file));
    return prepared.done;
  }

  /** What other files said before comes first: most of the time this version changes nothing about that. */
  *#steps({ uri, path, file, checker }: OpenDocument, prepared: Prepared): Generator<void> {
    const { project, projectChanged } = this.#surroundings;
    yield* checker.prepare(file, this.#view(uri, path));
    yield* project.prepare(path, file);
    if (project.file(path) !== file) {
      project.put(path, file);
      projectChanged(file, uri);
    }
    prepared.view = this.#view(uri, path);
    yield* checker.prepare(file, prepared.view);
  }

  /** In the order of the text. */
  problemsOf(document: OpenDocument): readonly Problem[] {
    const view = this.#viewOf(document);
    const known = this.#problems.get(document.file);
    if (known !== undefined && sameView(known.view, view)) return known.problems;
    const problems = document.checker.update(document.file, view);
    this.#problems.set(document.file, { view, problems });
    return problems;
  }

  /** The same for the client to show: from now on it is told when they change. */
  shownProblemsOf(document: OpenDocument): readonly Problem[] {
    const problems = this.problemsOf(document);
    this.#shown.set(document.file, this.#problems.get(document.file)!.view);
    return problems;
  }

  /**
   * The documents about which other files say something else than when their problems were shown. Meanwhile somebody
   * may have asked for the newest ones, as for the fixes of a line.
   */
  outdated(): readonly OpenDocument[] {
    return [...this.#documents.values()].filter(({ uri, path, file }) => {
      const shown = this.#shown.get(file);
      return shown !== undefined && !sameView(shown, this.#view(uri, path));
    });
  }

  #isNewest(uri: string, file: SourceFile): boolean {
    return this.#documents.get(uri)?.file === file;
  }

  #viewOf({ uri, path, file }: OpenDocument): ProjectView {
    const { project } = this.#surroundings;
    if (this.#isNewest(uri, file)) project.put(path, file);
    return this.#view(uri, path);
  }

  #view(uri: string, path: string): ProjectView {
    const { project, factsFor, writtenRules } = this.#surroundings;
    const view = project.viewOf(path, factsFor(uri));
    const { workspace } = view;
    if (workspace === undefined || view.facts === noFacts) return view;
    const written = writtenRules();
    if (this.#rules?.written !== written || this.#rules.workspace !== workspace) {
      this.#rules = { workspace, written, joined: joinedRules(workspace, written) };
    }
    return { ...view, workspace: this.#rules.joined };
  }

  open({ uri, languageId, version, text }: TextDocumentItem): OpenDocument {
    const path = slashPath(uri) ?? uri;
    return this.#keep({ uri, path, languageId, version, ...this.#read(uri, languageId, text) });
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

  /** Reads the document again if something else holds for it by now, and says whether it does. */
  reread(document: OpenDocument): boolean {
    const { settings, namedBy } = this.#circumstances(document.uri);
    if (settings === document.settings && namedBy === document.namedBy) return false;
    this.#keep({ ...document, ...this.#read(document.uri, document.languageId, document.file.text()) });
    return true;
  }

  close(uri: string): void {
    this.#documents.delete(uri);
  }

  #read(
    uri: string,
    languageId: string,
    text: string,
  ): Pick<OpenDocument, "file" | "settings" | "namedBy" | "checker"> {
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

function sameView(one: ProjectView, other: ProjectView): boolean {
  const isSame = one.knowledge === other.knowledge && one.facts === other.facts;
  const isSameFile = one.universe === other.universe && one.telegraf === other.telegraf;
  return isSame && isSameFile && one.workspace === other.workspace;
}

function joinedRules(one: WorkspaceRules, other: WorkspaceRules): WorkspaceRules {
  return {
    count: (kind, name) => one.count(kind, name) + other.count(kind, name),
    get version() {
      return one.version + other.version;
    },
  };
}
