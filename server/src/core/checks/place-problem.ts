import type { SourceFile } from "../files/source-file.ts";
import type { Fix, RelatedPlace } from "../text/fix.ts";
import type { Mutable } from "../text/mutable.ts";
import { shiftSpan } from "../text/span.ts";
import type { Problem } from "./check.ts";

/**
 * A problem of a chunk as one of the file, in which the chunk starts at `start`. An edit places all problems below it,
 * so the fields are written out, which costs less than to spread what is left of an object.
 */
export function placeProblem(problem: Problem, start: number, file: SourceFile): Problem {
  const { check, severity, span, message, endsWithLineOf, related, fixes, tags } = problem;
  const placed: Mutable<Problem> = { check, severity, span: shiftSpan(span, start), message };
  if (endsWithLineOf !== undefined) {
    placed.message = `${message} ${file.positionAt(start + endsWithLineOf).line + 1}`;
  }
  if (related !== undefined) placed.related = related.map((place) => placeRelated(place, start));
  if (fixes !== undefined) placed.fixes = fixes.map((fix) => placeFix(fix, start));
  if (tags !== undefined) placed.tags = tags;
  return placed;
}

/** Places in other files count from the start of these. */
function placeRelated(place: RelatedPlace, start: number): RelatedPlace {
  return place.file === undefined ? { ...place, span: shiftSpan(place.span, start) } : place;
}

function placeFix(fix: Fix, start: number): Fix {
  const edits = fix.edits.map(({ span, newText }) => ({ span: shiftSpan(span, start), newText }));
  return { ...fix, edits };
}
