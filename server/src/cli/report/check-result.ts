import type { Severity } from "../../core/checks/check.ts";
import type { Span } from "../../core/text/span.ts";

/** All that a run of `promrules check` found, for a report to show. */
export interface CheckResult {
  /** How many files were recognised as ones of ours. */
  readonly files: number;
  readonly unread: readonly { readonly file: string; readonly message: string }[];
  /** With `--fix` only: what was fixed, and the files in which it could not be. The problems are what remains. */
  readonly fixed?: { readonly problems: number; readonly files: number };
  readonly unwritten?: readonly { readonly file: string; readonly message: string }[];
  /** Sorted by file and place. */
  readonly problems: readonly ReportedProblem[];
}

export interface ReportedProblem {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  /** As it is shown: relative to the current folder, absolute outside of it, `<stdin>`. */
  readonly file: string;
  readonly range: ReportedRange;
  readonly related: readonly {
    readonly file: string;
    readonly range: ReportedRange;
    readonly message: string;
  }[];
  readonly fixes: readonly ReportedFix[];
  /** The page that explains the check. */
  readonly url: string | undefined;
  /** The text of the file, to quote from. */
  readonly source: SourceLines;
}

export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

/** Line and column from 1, the offset from 0; columns and offsets count UTF-16 units. */
export interface ReportedPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly {
    readonly file: string;
    readonly span: Span;
    readonly newText: string;
    /** Where the span lies, for reports that count in lines. */
    readonly range: ReportedRange;
  }[];
}

/** The text of a file, and its lines, counted from 1 and without their line breaks. */
export interface SourceLines {
  readonly text: string;
  line(number: number): string;
}

/** Worst first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];
