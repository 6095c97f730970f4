import type { Span } from "../text/span.ts";

/** A comment that silences checks. */
export interface Suppression {
  /** The comment. Counts from the start of the chunk. */
  readonly span: Span;
  readonly reach: SuppressionReach;
  /** Ids of checks; missing when everything is silenced, as with pint's `ignore/…`. */
  readonly checks: readonly SuppressedCheck[] | undefined;
  /** Written in our own form: one that silences nothing is reported. */
  readonly own: boolean;
}

export interface SuppressedCheck {
  readonly id: string;
  readonly span: Span;
}

/**
 * What a comment silences.
 * `line`: the line it ends, or the next line that holds something when it stands alone.
 * `rule`: the rule that it stands in or above. `begin` and `end`: everything between the two.
 */
export type SuppressionReach = "line" | "next-line" | "rule" | "file" | "begin" | "end";
