import type { Span } from "../../text/span.ts";
import { applyEdits, type TextEdit } from "../../text/text-edit.ts";
import { independentProblems } from "../independent-problems.ts";
import { tokenize } from "../lex.ts";
import { needsFeature } from "../needs-feature.ts";
import type { ParsedExpression, PromqlProblem } from "../parsed-expression.ts";

type Fix = NonNullable<PromqlProblem["fixes"]>[number];

/** A fix is tried out by parsing again, which longer texts are too dear for. */
const greatestLength = 20_000;

/** What a fix is judged by. */
export interface FixTrial {
  readonly parsed: ParsedExpression;
  readonly problem: PromqlProblem;
  /** Where the token ends at which the mistake was noticed. */
  readonly placeEnd: number;
  parse(text: string): ParsedExpression;
}

/**
 * The fixes that do what they promise: the problem is gone, and nothing else is wrong up to its place that was not before.
 * A fix that is safe leaves an expression that Prometheus accepts.
 */
export function soundFixes(fixes: readonly Fix[], trial: FixTrial): readonly Fix[] {
  const { text } = trial.parsed;
  if (text.length > greatestLength) return [];
  return fixes.flatMap((fix) => {
    const edits = keepApart(text, fix.edits);
    const fixed = trial.parse(applyEdits(text, edits));
    if (!isSound(fixed, changesOf(edits), trial)) return [];
    return [{ ...fix, edits, safe: fix.safe && fixed.problems.length === 0 }];
  });
}

/** Adds spaces to edits where words or operators would become one with what stands beside them. */
function keepApart(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const tokens = tokenize(applyEdits(text, edits)).filter((token) => token.type !== "string");
  const isInToken = (at: number) => tokens.some(({ from, to }) => from < at && at < to);
  return changesOf(edits).map(({ edit, after }) => {
    const before = isInToken(after.from) ? " " : "";
    const behind = after.to > after.from && isInToken(after.to) ? " " : "";
    return { ...edit, newText: before + edit.newText + behind };
  });
}

/** An edit, and where the text that it writes stands afterwards. */
interface Change {
  readonly edit: TextEdit;
  readonly after: Span;
}

function changesOf(edits: readonly TextEdit[]): readonly Change[] {
  let shift = 0;
  const sorted = [...edits].sort((a, b) => a.span.from - b.span.from);
  return sorted.map((edit) => {
    const from = edit.span.from + shift;
    shift += edit.newText.length - (edit.span.to - edit.span.from);
    return { edit, after: { from, to: from + edit.newText.length } };
  });
}

function isSound(fixed: ParsedExpression, changes: readonly Change[], trial: FixTrial): boolean {
  const { problem, placeEnd, parsed } = trial;
  const known = new Set(parsed.problems.filter((each) => each !== problem).map(toKey));
  const end = Math.max(placeEnd, changes.at(-1)?.edit.span.to ?? 0);
  // Types are only looked at where the syntax is right, so that mistakes of types may be seen only now.
  const showsTypes = parsed.strays !== undefined && fixed.strays === undefined;
  return independentProblems(fixed.text, fixed.problems).every(({ span, message }) => {
    const from = placeBefore(span.from, changes);
    if (known.has(toKey({ span: { from }, message }))) return true;
    if (message === problem.message && from === problem.span.from) return false;
    // Where one more bracket is missing is only told at the end.
    if (from > end || needsFeature(message) || message.startsWith("unclosed")) return true;
    return showsTypes && !changes.some(({ after }) => span.from < after.to && after.from < span.to);
  });
}

function toKey({ span, message }: { readonly span: Pick<Span, "from">; readonly message: string }): string {
  return `${span.from} ${message}`;
}

/** Where a place of the changed text was before; what an edit has written was at its end. */
function placeBefore(at: number, changes: readonly Change[]): number {
  let place = at;
  for (const { edit, after } of changes) {
    if (at < after.from) break;
    place = Math.max(edit.span.to, edit.span.to + at - after.to);
  }
  return place;
}
