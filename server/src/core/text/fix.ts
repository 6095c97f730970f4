import type { Span } from "./span.ts";
import type { TextEdit } from "./text-edit.ts";

/** A change that removes a problem. `safe` ones may be applied without a look. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
  /** What has to change in other files; a fix that has any is never safe. */
  readonly otherFiles?: readonly FileEdits[];
}

/** Edits of one other file. */
export interface FileEdits {
  /** Absolute path with slashes, or the URI of a document that has none. */
  readonly file: string;
  /** Counted from the start of that file. */
  readonly edits: readonly TextEdit[];
}

/** Another place that has to do with a problem: where a name was used first, for example. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
  /** As in `FileEdits`; missing when it is the same file. */
  readonly file?: string;
}
