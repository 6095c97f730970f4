import type { Span } from "./span.ts";
import type { TextEdit } from "./text-edit.ts";

/** A change that removes a problem. `safe` ones may be applied without a look. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Another place that has to do with a problem: where a name was used first, for example. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}
