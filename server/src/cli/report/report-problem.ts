import type { Problem } from "../../core/checks/check.ts";
import type { SourceFile } from "../../core/files/source-file.ts";
import type { Fix } from "../../core/text/fix.ts";
import { LineIndex } from "../../core/text/line-index.ts";
import type { Span } from "../../core/text/span.ts";
import type {
  ReportedFix,
  ReportedPosition,
  ReportedProblem,
  ReportedRange,
  SourceLines,
} from "./check-result.ts";

/** The problems of one file as reports show them, with lines and columns. */
export function reportProblems(
  problems: readonly Problem[],
  { source, file, other, urlOf }: ProblemSource,
): readonly ReportedProblem[] {
  if (problems.length === 0) return [];
  // Nothing but the text is kept: what was read of it weighs far more, and there may be thousands of files.
  const lines = new TextLines(source.text());
  const here = { source, file };
  const editsIn = (place: OtherFile, edits: Fix["edits"]): ReportedFix["edits"] =>
    edits.map((edit) => ({ file: place.file, ...edit, range: rangeOf(place.source, edit.span) }));
  return problems.map(({ check, severity, message, span, related = [], fixes = [] }) => ({
    check,
    severity,
    message,
    file,
    range: rangeOf(source, span),
    related: related.flatMap((each) => {
      const place = each.file === undefined ? here : other(each.file);
      if (place === undefined) return [];
      return [{ file: place.file, range: rangeOf(place.source, each.span), message: each.message }];
    }),
    fixes: fixes.flatMap(({ title, safe, edits, otherFiles = [] }) => {
      const others = otherFiles.map((each) => ({ place: other(each.file), edits: each.edits }));
      // Half of a fix would be none.
      if (others.some(({ place }) => place === undefined)) return [];
      const all = [...editsIn(here, edits), ...others.flatMap((each) => editsIn(each.place!, each.edits))];
      return [{ title, safe, edits: all }];
    }),
    url: urlOf(check),
    source: lines,
  }));
}

/** A file that a problem of another one has to do with, and the name that it is shown with. */
export interface OtherFile {
  readonly source: SourceFile;
  readonly file: string;
}

interface ProblemSource {
  readonly source: SourceFile;
  /** The name that it is shown with. */
  readonly file: string;
  /** Missing for files that nobody has read. */
  other(path: string): OtherFile | undefined;
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
