import type { SourceFile } from "../files/source-file.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { Problem } from "./check.ts";

/** A problem of a chunk as one of the file, in which the chunk starts at `start`. */
export function placeProblem(problem: Problem, start: number, file: SourceFile): Problem {
  const { endsWithLineOf, ...rest } = problem;
  const shift = (span: Span) => shiftSpan(span, start);
  const line = endsWithLineOf === undefined ? undefined : file.positionAt(start + endsWithLineOf).line + 1;
  return {
    ...rest,
    span: shift(problem.span),
    message: line === undefined ? problem.message : `${problem.message} ${line}`,
    ...(problem.related && {
      // Places in other files count from the start of these.
      related: problem.related.map((place) =>
        place.file === undefined ? { ...place, span: shift(place.span) } : place,
      ),
    }),
    ...(problem.fixes && {
      fixes: problem.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span) })),
      })),
    }),
  };
}
