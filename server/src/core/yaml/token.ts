import type { ScalarStyle } from "./yaml-node.ts";

/** libyaml's tokens, which go-yaml uses too: a block's start and end are tokens, and so is the key before a `:`. */
export type TokenKind =
  | "stream-end"
  | "version-directive"
  | "tag-directive"
  | "document-start"
  | "document-end"
  | "block-sequence-start"
  | "block-mapping-start"
  | "block-end"
  | "flow-sequence-start"
  | "flow-sequence-end"
  | "flow-mapping-start"
  | "flow-mapping-end"
  | "block-entry"
  | "flow-entry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "scalar";

export interface Token {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
  /** A scalar's value, the name of an anchor or alias, the handle of a tag or tag directive, a version. */
  readonly text: string;
  /** What follows a tag's handle, or a tag directive's prefix. */
  readonly suffix: string;
  readonly style: ScalarStyle;
}

/** Thrown within the reader at the first thing that go-yaml rejects, and always caught there. */
export class Rejection {
  readonly message: string;
  /** What the problem is shown at. */
  readonly from: number;
  readonly to: number;
  /** go-yaml's two marks; the line that it names comes from them. */
  readonly context: number | undefined;
  readonly problem: number;
  readonly by: "scanner" | "parser";

  /** Whether all of the word there is meant. */
  get startsWord(): boolean {
    return this.to <= this.from || this.message === "found character that cannot start any token";
  }

  constructor(by: "scanner" | "parser", message: string, place: RejectedPlace) {
    this.by = by;
    this.message = message;
    this.context = place.context;
    this.problem = place.problem;
    this.from = place.from ?? place.problem;
    this.to = place.to ?? this.from;
  }
}

export interface RejectedPlace {
  readonly context?: number;
  readonly problem: number;
  /** Where the problem is shown, when that is not at `problem`. */
  readonly from?: number;
  readonly to?: number;
}
