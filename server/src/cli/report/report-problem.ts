import type { Problem } from "../../core/checks/check.ts";
import type { SourceFile } from "../../core/files/source-file.ts";
import type { Span } from "../../core/text/span.ts";
import type { ReportedPosition, ReportedProblem, ReportedRange, SourceLines } from "./check-result.ts";

/** A problem as reports show it, with lines and columns. */
export function reportProblem(
  problem: Problem,
  {
    source,
    file,
    url,
  }: { readonly source: SourceFile; readonly file: string; readonly url: string | undefined },
): ReportedProblem {
  const { check, severity, message, span, related = [], fixes = [] } = problem;
  return {
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
    url,
    source: linesOf(source),
  };
}

function rangeOf(source: SourceFile, { from, to }: Span): ReportedRange {
  return { start: positionOf(source, from), end: positionOf(source, to) };
}

function positionOf(source: SourceFile, offset: number): ReportedPosition {
  const { line, character } = source.positionAt(offset);
  return { line: line + 1, column: character + 1, offset };
}

function linesOf(source: SourceFile): SourceLines {
  return {
    line(number) {
      const from = source.offsetAt({ line: number - 1, character: 0 });
      const to = source.offsetAt({ line: number, character: 0 });
      return source.text({ from, to }).replace(/\r?\n$|\r$/, "");
    },
  };
}
