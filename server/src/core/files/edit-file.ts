import type { Position } from "../text/line-index.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { ChunkedFile } from "./chunked-file.ts";
import { editPieces } from "./edit-pieces.ts";
import { readFile } from "./read-file.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * The version of a file after some edits, each of which counts in the result of the one before.
 * It equals what `readFile` makes of the new text (see `SourceFile.isSettled` for huge broken files);
 * what the edits did not touch is shared with the old version.
 */
export function editFile(file: SourceFile, edits: readonly TextEdit[]): SourceFile {
  let edited = file;
  for (const edit of edits) edited = replaceText(edited, edit);
  return edited;
}

/** A change as editors send it: the text of a range was replaced, or the whole text where there is no range. */
export interface ContentChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** The same for the changes of a `textDocument/didChange` notification. */
export function changeContent(file: SourceFile, changes: readonly ContentChange[]): SourceFile {
  let changed = file;
  for (const { range, text } of changes) {
    if (range === undefined) {
      changed = replaceAll(changed, text);
      continue;
    }
    const from = changed.offsetAt(range.start);
    const to = changed.offsetAt(range.end);
    changed = replaceText(changed, {
      span: { from: Math.min(from, to), to: Math.max(from, to) },
      newText: text,
    });
  }
  return changed;
}

/**
 * The same version of the file, settled: what its text means where that could not be told from its rules alone.
 * It takes as long as opening the file.
 */
export function settleFile(file: SourceFile): SourceFile {
  return file instanceof ChunkedFile ? file.settled() : file;
}

/** Longer texts are not read as a whole while somebody types. */
const longText = 100_000;

function replaceText(file: SourceFile, edit: TextEdit): SourceFile {
  const { from, to } = edit.span;
  if (!(file instanceof ChunkedFile)) return file;
  const length = file.length - (to - from) + edit.newText.length;
  const pieces = editPieces(file, edit);
  if (pieces !== undefined) return new ChunkedFile(file.context, pieces, length <= longText);
  const text = file.text();
  return reread(file, text.slice(0, from) + edit.newText + text.slice(to));
}

function reread(file: ChunkedFile, text: string): SourceFile {
  const { options, hints, work } = file.context;
  return readFile(text, {
    ...hints,
    previous: file.kind,
    options,
    ...(work === undefined ? undefined : { work }),
  });
}

/** Only what differs is replaced, for clients that send the whole text. */
function replaceAll(file: SourceFile, newText: string): SourceFile {
  const text = file.text();
  const most = Math.min(text.length, newText.length);
  let start = 0;
  while (start < most && text.charCodeAt(start) === newText.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    text.charCodeAt(text.length - 1 - end) === newText.charCodeAt(newText.length - 1 - end)
  ) {
    end++;
  }
  const span = { from: start, to: text.length - end };
  return replaceText(file, { span, newText: newText.slice(start, newText.length - end) });
}
