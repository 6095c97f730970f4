import type { RegexNode } from "./ast.ts";

/**
 * The texts that a pattern matches in full, as matchers and relabelling do: anchored at both ends, and dots match
 * line feeds. An answer is `undefined` where finding it would take too long; that means nothing but "unknown".
 */
export interface PatternLanguage {
  readonly pattern: string;
  readonly root: RegexNode;
  /** Whether it matches the empty text, and so series that have no such label. */
  readonly matchesEmpty: boolean | undefined;
  matches(text: string): boolean | undefined;
  /** Whether it matches every text. */
  matchesEverything(): boolean | undefined;
  /** Whether there is no text that it matches. */
  matchesNothing(): boolean | undefined;
  /** The only text that it matches; also `undefined` where there are several or none. */
  literal(): string | undefined;
  /** All texts that it matches, in the order in which they are written; "more" where they are more than `limit`. */
  literals(limit: number): readonly string[] | "more" | undefined;
  /** A text that it matches, as readable as possible; also `undefined` where there is none. */
  example(): string | undefined;
  /** The shortest text that it matches, or does not; `false` where there is none. */
  find(matches: boolean): string | false | undefined;
  /** Texts that it does not match, although they look much like one that it does. */
  nearMisses(): readonly NearMiss[];
}

export interface NearMiss {
  readonly text: string;
  readonly because:
    | "longer-at-the-end"
    | "longer-at-the-start"
    | "other-case"
    | "shorter"
    | "other-character";
}

/** What a text has to be like: matched by the language, or not. */
export interface Condition {
  readonly language: PatternLanguage;
  readonly matches: boolean;
}
