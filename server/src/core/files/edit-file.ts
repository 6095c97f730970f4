import type { Position } from "../text/line-index.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { readFile } from "./read-file.ts";
import type { SourceFile } from "./source-file.ts";

/** A change as editors send it: the text of a range was replaced, or the whole text where there is no range. */
export interface ContentChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/**
 * The version of a file after some edits, each of which counts in the result of the one before.
 * It equals what `readFile` makes of the new text; what the edits did not touch is shared with the old version.
 */
export function editFile(file: SourceFile, edits: readonly TextEdit[]): SourceFile {
  let edited = file;
  for (const edit of edits) edited = replaceText(edited, edit);
  return edited;
}

/** The same for the changes of a `textDocument/didChange` notification. */
export function changeContent(file: SourceFile, changes: readonly ContentChange[]): SourceFile {
  let changed = file;
  for (const { range, text } of changes) {
    const from = range === undefined ? 0 : changed.offsetAt(range.start);
    const to = range === undefined ? changed.length : changed.offsetAt(range.end);
    changed = replaceText(changed, {
      span: { from: Math.min(from, to), to: Math.max(from, to) },
      newText: text,
    });
  }
  return changed;
}

/** What a text means that was only read rule by rule so far (see `SourceFile.isSettled`). It may take as long as opening the file. */
export function settleFile(file: SourceFile): SourceFile {
  return file;
}

function replaceText(file: SourceFile, { span, newText }: TextEdit): SourceFile {
  const text = file.text();
  return readFile(text.slice(0, span.from) + newText + text.slice(span.to), {
    path: file.path,
    options: file.options,
  });
}
