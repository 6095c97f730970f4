import type { Span } from "../text/span.ts";

/** A piece of some file of the workspace. */
export interface Place {
  /** Absolute path with slashes, or the URI of a document that has none. */
  readonly file: string;
  /** Counted from the start of the file. */
  readonly span: Span;
}
