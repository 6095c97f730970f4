import type { Problem } from "../core/checks/check.ts";
import type { SourceFile } from "../core/files/source-file.ts";

/** What every feature gets: one version of one document, and what the client can show. */
export interface FeatureContext {
  readonly uri: string;
  readonly file: SourceFile;
  /** In the order of the text. Spans count from the start of the file. */
  problems(): Iterable<Problem>;
  readonly client: ClientAbilities;
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
  /** `documentSymbol` may answer with a tree. */
  readonly symbolTree: boolean;
}

export type MarkupFormat = "markdown" | "plaintext";
