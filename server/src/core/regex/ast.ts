import type { Span } from "../text/span.ts";

/** A part of an RE2 pattern. Spans count from the pattern's start, in UTF-16 units. */
export type RegexNode =
  | CharacterNode
  | AnyCharacterNode
  | ClassNode
  | RepeatNode
  | GroupNode
  | FlagsNode
  | AnchorNode
  | AlternationNode
  | SequenceNode
  | UnreadNode;

/** One character that stands for itself; its span is longer than it where it is escaped. */
export interface CharacterNode {
  readonly kind: "character";
  readonly codePoint: number;
  readonly ignoresCase: boolean;
  readonly span: Span;
}

/** A dot. */
export interface AnyCharacterNode {
  readonly kind: "any";
  readonly matchesLineFeed: boolean;
  readonly span: Span;
}

/** `[a-z]`, or a class that needs no brackets: `\d`, `\pL`. */
export interface ClassNode {
  readonly kind: "class";
  /** Whether it begins with `[^`. */
  readonly isNegated: boolean;
  readonly ignoresCase: boolean;
  readonly items: readonly ClassItem[];
  readonly span: Span;
}

export type ClassItem =
  /** A character (`from` and `to` are the same) or a range of them, as code points. */
  { readonly kind: "range"; readonly from: number; readonly to: number; readonly span: Span } | NamedClass;

export interface NamedClass {
  readonly kind: "named";
  readonly family: "perl" | "posix" | "unicode";
  /** `d`, `s`, `w`; `alpha` and the like; `L`, `Greek`. */
  readonly name: string;
  readonly isNegated: boolean;
  readonly span: Span;
}

export interface RepeatNode {
  readonly kind: "repeat";
  readonly operator: "*" | "+" | "?" | "{}";
  readonly min: number;
  /** Left out where there is no limit. */
  readonly max: number | undefined;
  readonly isGreedy: boolean;
  readonly body: RegexNode;
  readonly span: Span;
  /** Where the operator stands, with the `?` behind it. */
  readonly operatorSpan: Span;
}

export interface GroupNode {
  readonly kind: "group";
  /** Its number, where it takes what it matches. */
  readonly capture: number | undefined;
  readonly name: string | undefined;
  /** The flags of `(?i:…)`, as written. */
  readonly flags: string;
  readonly body: RegexNode;
  readonly span: Span;
}

/** `(?i)`: changes what comes after it. Parts after it know of it already; it matches the empty text. */
export interface FlagsNode {
  readonly kind: "flags";
  readonly flags: string;
  readonly span: Span;
}

export interface AnchorNode {
  readonly kind: "anchor";
  readonly at: AnchorPlace;
  readonly span: Span;
}

export type AnchorPlace =
  | "text-start"
  | "text-end"
  | "line-start"
  | "line-end"
  | "word-boundary"
  | "no-word-boundary";

export interface AlternationNode {
  readonly kind: "alternation";
  readonly branches: readonly RegexNode[];
  readonly span: Span;
}

/** Parts in a row; none at all match the empty text. */
export interface SequenceNode {
  readonly kind: "sequence";
  readonly items: readonly RegexNode[];
  readonly span: Span;
}

/** Something valid, but nested so deeply that nobody reads it; nothing is known of it. */
export interface UnreadNode {
  readonly kind: "unread";
  readonly span: Span;
}
