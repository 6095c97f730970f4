import type { SourceFile } from "../../core/files/source-file.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import { type Span, shiftSpan, touches } from "../../core/text/span.ts";
import { applyEdits, type TextEdit } from "../../core/text/text-edit.ts";
import { asLiteral } from "../../core/yaml/as-literal.ts";
import { replaceInScalar } from "../../core/yaml/scalar-edit.ts";
import { type EmbeddedExpression, expressionsIn } from "../embedded-expressions.ts";
import type { Proposal, Refactoring } from "./refactoring.ts";

export interface RefactorEdit {
  readonly title: string;
  /** Counts from the start of the file. */
  readonly edit: TextEdit;
}

/** What can be done to the expression that the selection lies in, as edits of the file. */
export function* proposeRefactorings(
  file: SourceFile,
  selection: Span,
  refactorings: readonly Refactoring[],
): Iterable<RefactorEdit> {
  const { chunk, start } = file.chunkAt(selection.from);
  const inChunk = shiftSpan(selection, -start);
  const embedded = expressionsIn(chunk, file).find(
    ({ span }) => touches(span, inChunk.from) && touches(span, inChunk.to),
  );
  if (embedded === undefined || embedded.expression.problems.length > 0) return;
  const { expression, map } = embedded;
  const place = {
    expression,
    selection: { from: map.toValue(inChunk.from), to: map.toValue(inChunk.to) },
  };
  for (const refactoring of refactorings) {
    for (const proposal of refactoring(place)) {
      // What Prometheus would refuse is no other way to write anything.
      const { problems } = parseExpression(applyEdits(expression.text, [proposal.edit]), file.options);
      const edit = problems.length > 0 ? undefined : toChunk(chunk.text, embedded, proposal);
      if (edit === undefined) continue;
      yield { title: proposal.title, edit: { ...edit, span: shiftSpan(edit.span, start) } };
    }
  }
}

/** The edit of the text around the expression, in the style of its scalar. */
function toChunk(
  text: string,
  { expression, field }: EmbeddedExpression,
  { edit, mayBecomeBlock }: Proposal,
): TextEdit | undefined {
  if (field === undefined) return edit;
  const { scalar, entry, value } = field;
  if (value !== expression.text || scalar.value !== value) return undefined;
  // Double quotes could hold line breaks as escapes, which nobody wants to read.
  const isHeld = mayBecomeBlock === undefined || scalar.style === "literal" || !edit.newText.includes("\n");
  const held = isHeld ? replaceInScalar(text, scalar, edit) : undefined;
  if (held !== undefined || mayBecomeBlock === undefined) return held;
  return asLiteral(text, { key: entry.key, scalar }, applyEdits(value, [edit]).trimEnd());
}
