import type { Span } from "./span.ts";

/** Replaces the text of a span by another one. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies edits that do not overlap, in any order; all spans count in the text as it was before. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  let result = "";
  let done = 0;
  for (const { span, newText } of sorted) {
    if (span.from < done) throw new RangeError(`Edits overlap at offset ${span.from}.`);
    result += text.slice(done, span.from) + newText;
    done = span.to;
  }
  return result + text.slice(done);
}
