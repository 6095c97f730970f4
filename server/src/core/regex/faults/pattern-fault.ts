import type { Span } from "../../text/span.ts";
import type { TextEdit } from "../../text/text-edit.ts";

/** Something about a valid pattern that is wrong or could be simpler; spans and edits count in the pattern. */
export type PatternFault =
  /** It matches one text only. `meant` is a pattern that somebody may have had in mind who anchored one end alone. */
  | {
      readonly kind: "literal";
      readonly span: Span;
      readonly text: string;
      readonly meant: string | undefined;
    }
  | { readonly kind: "everything" | "any-value" | "nothing"; readonly span: Span }
  | EditableFault;

/** What edits of the pattern mend. */
export interface EditableFault {
  readonly kind: /** Anchors where the pattern is anchored anyway. */
    | "anchor"
    /** An alternative whose texts another one matches, too: `other`. */
    | "alternative"
    /** Alternatives that differ in nothing but the case of letters. */
    | "case"
    /** Blanks beside a bar. */
    | "space"
    /** A star behind a letter, as in a file name pattern. */
    | "glob"
    /** Dots of an address or a name that match any character. */
    | "dot"
    /** A backslash too many. */
    | "backslash"
    /** A control character that an escape of the string has made. */
    | "control";
  readonly span: Span;
  readonly edits: readonly TextEdit[];
  /** The part of the pattern that is spoken of. */
  readonly text: string;
  readonly other: string;
}
