import type { Problem } from "../core/checks/check.ts";
import type { Facts } from "../core/facts/facts.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Knowledge } from "../core/project/knowledge.ts";
import type { Project } from "../core/project/project.ts";
import type { MetricDescription } from "./metric-source.ts";

/** What every feature gets: one version of one document, and what the client can show. */
export interface FeatureContext {
  readonly uri: string;
  readonly file: SourceFile;
  /** What places call the file: its absolute path with slashes, or its URI where it has none. */
  readonly path: string;
  /** What other files tell about the series that its rules see. */
  readonly knowledge: Knowledge;
  /** What the server that is configured for the file tells. What is asked in vain is known a little later. */
  readonly facts: Facts;
  /** All files of the workspace, for what goes beyond this one. */
  readonly project: Project;
  /** The address of a file of the project, by what places call it. */
  uriOf(path: string): string;
  /** All files of the workspace in which a text may stand, those that no configuration names among them; step by step. */
  filesWith(text: string): Generator<void, readonly FileAt[], void>;
  /** In the order of the text. Spans count from the start of the file. */
  problems(): Iterable<Problem>;
  readonly client: ClientAbilities;
  /** What was said already, from a server, of the metric that is asked about: it is not said twice. */
  readonly told?: MetricDescription | undefined;
}

/** A file of the workspace, by what places call it. */
export interface FileAt {
  readonly path: string;
  readonly file: SourceFile;
}

/** What the client said in `initialize`, as far as an answer's form depends on it. */
export interface ClientAbilities {
  readonly hoverFormat: MarkupFormat;
  readonly documentationFormat: MarkupFormat;
  /** Format of the documentation in signature help. */
  readonly signatureFormat: MarkupFormat;
  /** Snippets with placeholders; otherwise plain text is inserted. */
  readonly snippets: boolean;
  /** A parameter may be named by its offsets in the signature's label. */
  readonly labelOffsets: boolean;
  /** Edits may say what they are for, where they are shown before they are made. */
  readonly annotatesEdits: boolean;
  /** `documentSymbol` may answer with a tree. */
  readonly symbolTree: boolean;
}

export type MarkupFormat = "markdown" | "plaintext";
