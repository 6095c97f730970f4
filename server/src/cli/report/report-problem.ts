import type { Problem } from "../../core/checks/check.ts";
import type { SourceFile } from "../../core/files/source-file.ts";
import { LineIndex } from "../../core/text/line-index.ts";
import type { Span } from "../../core/text/span.ts";
import type { ReportedPosition, ReportedProblem, ReportedRange, SourceLines } from "./check-result.ts";

/** The problems of one file as reports show them, with lines and columns. */
export function reportProblems(
  problems: readonly Problem[],
  { source, file, urlOf }: ProblemSource,
): readonly ReportedProblem[] {
  if (problems.length === 0) return [];
  // Nothing but the text is kept: what was read of it weighs far more, and there may be thousands of files.
  const lines = new TextLines(source.text());
  return problems.map(({ check, severity, message, span, related = [], fixes = [] }) => ({
    check,
    severity,
    message,
    file,
    range: rangeOf(source, span),
    related: related.map((place) => ({ file, range: rangeOf(source, place.span), message: place.message })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ file, ...edit, range: rangeOf(source, edit.span) })),
    })),
    url: urlOf(check),
    source: lines,
  }));
}

interface ProblemSource {
  readonly source: SourceFile;
  /** The name that it is shown with. */
  readonly file: string;
  urlOf(check: string): string | undefined;
}

/** Split into lines when the first of them is asked for. */
class TextLines implements SourceLines {
  readonly text: string;
  #index: LineIndex | undefined;
  /** Thousands of problems may be in one long line, which is cut out only once. */
  #last: { readonly number: number; readonly line: string } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  line(number: number): string {
    if (this.#last?.number !== number) this.#last = { number, line: this.#cut(number) };
    return this.#last.line;
  }

  #cut(number: number): string {
    this.#index ??= new LineIndex(this.text);
    const from = this.#index.offsetAt({ line: number - 1, character: 0 });
    const to = this.#index.offsetAt({ line: number, character: 0 });
    return this.text.slice(from, to).replace(/\r?\n$|\r$/, "");
  }
}

function rangeOf(source: SourceFile, { from, to }: Span): ReportedRange {
  return { start: positionOf(source, from), end: positionOf(source, to) };
}

function positionOf(source: SourceFile, offset: number): ReportedPosition {
  const { line, character } = source.positionAt(offset);
  return { line: line + 1, column: character + 1, offset };
}
