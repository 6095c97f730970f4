import type { Span } from "../text/span.ts";

/**
 * What a YAML text says, with the place of everything in it. Both readers, `scan.ts` and `read.ts`, make these nodes.
 * Every span counts from the start of the text that was read (a whole file or one chunk of it).
 */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: "map";
  readonly span: Span;
  readonly entries: readonly YamlEntry[];
  readonly tag?: string;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  /** A key without a value has an empty plain scalar (YAML's null) right after its colon. */
  readonly value: YamlNode;
  /** Where `*alias` stands, when the value is written as one; `value` is then the node at the anchor. */
  readonly alias?: Span;
}

export interface YamlList {
  readonly kind: "list";
  readonly span: Span;
  readonly items: readonly YamlNode[];
  readonly tag?: string;
}

export interface YamlScalar {
  readonly kind: "scalar";
  /** From the first to past the last character of the source: quotes and the block header included. */
  readonly span: Span;
  readonly style: ScalarStyle;
  /** The text that the scalar stands for: unescaped, folded, chomped. */
  readonly value: string;
  readonly tag?: string;
}

export type ScalarStyle = "plain" | "single-quoted" | "double-quoted" | "literal" | "folded";

/** A comment, from its `#` to the end of the line. */
export interface YamlComment {
  readonly span: Span;
}

/** A mistake in the YAML itself; `message` is a sentence for the user. */
export interface YamlProblem {
  readonly span: Span;
  readonly message: string;
}

export interface YamlDocument {
  /** Missing when the document is empty. */
  readonly root: YamlNode | undefined;
  readonly span: Span;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}
