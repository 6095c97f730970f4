import type { Span } from "../../server/src/core/text/span.ts";

/** A text for people, with marks that are taken out before it is read. */
export interface MarkedText {
  readonly text: string;
  /** Where `<|>` stood. */
  readonly cursor: number | undefined;
}

export function readCursor(marked: string): MarkedText {
  const text = withoutFirstBreak(marked);
  const cursor = text.indexOf("<|>");
  if (cursor === -1) return { text, cursor: undefined };
  return { text: text.replace("<|>", ""), cursor };
}

/** Takes out the lines that point at the line above them: `#    ^^^ message`. */
export function withoutCarets(marked: string): string {
  return withoutFirstBreak(marked)
    .split("\n")
    .filter((line) => !caretLine.test(line))
    .join("\n");
}

const caretLine = /^# *\^+ /;

export interface Note {
  readonly span: Span;
  readonly message: string;
}

/**
 * Writes notes below the lines that they speak of. At the first column the `#` itself counts as the first caret.
 * What goes on over further lines is marked on its first one.
 */
export function withCarets(text: string, notes: readonly Note[]): string {
  const sorted = [...notes].sort((a, b) => a.span.from - b.span.from);
  let result = "";
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    result += `${start === 0 ? "" : "\n"}${line}`;
    for (const { span, message } of sorted) {
      if (span.from < start || span.from > end) continue;
      const column = span.from - start;
      const width = Math.max(1, Math.min(span.to, end) - span.from);
      const carets = "^".repeat(column === 0 ? Math.max(1, width - 1) : width);
      result += `\n#${" ".repeat(Math.max(0, column - 1))}${carets} ${message}`;
    }
    start = end + 1;
  }
  return result;
}

/** Template literals start on the line after their backtick. */
function withoutFirstBreak(text: string): string {
  return text.startsWith("\n") ? text.slice(1) : text;
}
