import type { Span } from "../text/span.ts";

/**
 * What a YAML text says, with the place of everything in it. Both readers, `scan.ts` and `read.ts`, make these nodes.
 * Every span counts from the start of the text that was read (a whole file or one chunk of it).
 * A node that aliases lead to is shared, so this is a graph; it has no cycles.
 */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: "map";
  /** From the first key to past the last value; a flow map with its braces. Tag and anchor lie before it. */
  readonly span: Span;
  /** In the order of the text, duplicates too. What merge keys bring stands at the end, and `<<` itself in `merges`. */
  readonly entries: readonly YamlEntry[];
  readonly merges?: readonly YamlEntry[];
  /** In go-yaml's short form: `!!map`, `!local`. */
  readonly tag?: string;
  readonly flow?: true;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  /** A key without a value has an empty plain scalar (YAML's null) right after its colon. */
  readonly value: YamlNode;
  /** Where `*alias` stands, when the value is written as one; `value` is then the node at the anchor. */
  readonly alias?: Span;
  /** Where the key stands as `*alias`. */
  readonly keyAlias?: Span;
  /** The `<<` key that brought this entry into the map; key and value stand elsewhere. */
  readonly mergedBy?: Span;
}

export interface YamlList {
  readonly kind: "list";
  /** From the first dash to past the last item; a flow list with its brackets. */
  readonly span: Span;
  /** An item without a value is an empty plain scalar right after its dash. */
  readonly items: readonly YamlNode[];
  /** Where `*alias` stands, by the index of the item that is written as one. */
  readonly aliases?: ReadonlyMap<number, Span>;
  readonly tag?: string;
  readonly flow?: true;
}

export interface YamlScalar {
  readonly kind: "scalar";
  /**
   * From the first to past the last character of the source: quotes and the block header included.
   * A block scalar ends with the text of its last line that has any, before the line break.
   */
  readonly span: Span;
  readonly style: ScalarStyle;
  /** The text that the scalar stands for: unescaped, folded, chomped. */
  readonly value: string;
  readonly tag?: string;
  /** Stands within a flow collection, where fewer characters are plain. */
  readonly flow?: true;
  /** For a scalar of a YAML text that stands within another scalar: the scalar as it was read, and the way out. */
  readonly origin?: ScalarOrigin;
}

export interface ScalarOrigin {
  /** The text that `scalar` was read from. */
  readonly text: string;
  readonly scalar: YamlScalar;
  /** From that text to the one that the spans count in. */
  readonly map: ScalarMap;
  /** The scalar whose value `text` is, and what that was read from; missing when `text` was made otherwise. */
  readonly holder?: { readonly text: string; readonly scalar: YamlScalar };
}

/** Between a scalar's value and the text it was read from. Offsets are UTF-16 units. */
export interface ScalarMap {
  /** Where the character of the value at `offset` was written; the value's length maps to past its last character. */
  toSource(offset: number): number;
  /** The offset in the value of what is written at `offset`; inside an escape or an indentation, the nearest one after it. */
  toValue(offset: number): number;
  /** From the first character of a piece of the value to past its last one. */
  spanToSource(span: Span): Span;
}

export type ScalarStyle = "plain" | "single-quoted" | "double-quoted" | "literal" | "folded";

/** A comment, from its `#` to the end of the line. */
export interface YamlComment {
  readonly span: Span;
}

/** A mistake in the YAML itself. */
export interface YamlProblem {
  readonly kind: YamlProblemKind;
  readonly span: Span;
  /** go-yaml's words without the place before them: `did not find expected key`. */
  readonly message: string;
  /** What was probably meant, a sentence, where the words alone do not say. */
  readonly hint?: string;
  /** The line that go-yaml names, from 1, in the text that was read. It names none for the first line. */
  readonly line?: number;
  /** For a duplicate key: the key that was there before, and its line. */
  readonly related?: Span;
  readonly relatedLine?: number;
}

export type YamlProblemKind =
  /** Scanner and parser: go-yaml reads nothing after it. */
  | "syntax"
  /** Unknown anchors, values that contain themselves, too many aliases: go-yaml gives up, too. */
  | "alias"
  /** The rest is noticed by go-yaml's decoder, and so only where it decodes. A key for the second time: */
  | "duplicate-key"
  /** A list or a map as a key. */
  | "complex-key"
  /** `<<` with something else than maps. */
  | "merge"
  /** A tag that does not fit the value. */
  | "tag";

export interface YamlDocument {
  /** Missing when the document is empty. */
  readonly root: YamlNode | undefined;
  /** The documents of a text cover it from start to end; all but the first start with their directives or `---`. */
  readonly span: Span;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}
