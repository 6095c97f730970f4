import type { TextEdit } from "../text/text-edit.ts";
import type { ChunkList } from "./chunk-list.ts";
import type { ChunkedFile } from "./chunked-file.ts";
import type { FileContext } from "./file-context.ts";
import { fileOrigin, sameOrigin } from "./file-dialect.ts";
import { fileKind } from "./file-kind.ts";
import { type Split, type SplitState, sameState, splitLines, startOfFile } from "./split-lines.ts";
import { isTemplate } from "./template-signs.ts";
import { TextChunk } from "./text-chunk.ts";

/**
 * The pieces of a file after an edit. The lines are cut anew from the first piece that the edit touches to where a
 * piece begins as one did before, with nothing different known of the lines above: from there on all is as it was.
 * `undefined` when the file has to be read anew: it cannot be cut, or it may be of another kind now.
 */
export function editPieces(
  { context, pieces }: ChunkedFile,
  { span, newText }: TextEdit,
): ChunkList | undefined {
  if (pieces.at(0).part === "whole") return undefined;
  const first = pieces.atOffset(span.from);
  const last = pieces.atOffset(span.to);
  const from = span.from - first.start;
  const to = span.to - first.start;

  const cut = cutAnew(pieces, context, { first: first.index, last: last.index, from, to, newText });
  // One sign anywhere makes the file a template, and a file in pieces has none yet.
  if (cut.chunks.some(({ text }) => isTemplate(text, context.hints))) return undefined;
  const edited = pieces.splice(cut.first, cut.next, cut.chunks);
  const replaced = [...pieces.places(cut.first, cut.next)].map(({ chunk }) => chunk);
  if (![...cut.chunks, ...replaced].some(isOutsideOfGroups)) return edited;
  const canBeCut = edited.count > 1 && edited.at(1).part !== "stray";
  return canBeCut && isSameStill(outline(edited), context) ? edited : undefined;
}

interface Region {
  /** Numbers of the pieces that the edit touches. */
  readonly first: number;
  readonly last: number;
  /** The edit, counted from the start of the first of them. */
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

interface Cut {
  /** The pieces from `first` to before `next` are to be replaced by `chunks`. */
  readonly first: number;
  readonly next: number;
  readonly chunks: readonly TextChunk[];
}

function cutAnew(pieces: ChunkList, context: FileContext, region: Region): Cut {
  let { first, from, to } = region;
  let next = region.last + 1;
  for (let more = 1; ; more *= 2) {
    const text = pieces.text(first, next);
    const newText = text.slice(0, from) + region.newText + text.slice(to);
    const entry = first === 0 ? startOfFile : pieces.at(first).entry;
    if (context.work !== undefined) context.work.charactersSplit += newText.length;
    const split = splitLines(newText, entry);
    if (!split.startsPiece && first > 0) {
      // What is now at the start belongs to the piece before.
      first--;
      const { length } = pieces.at(first).text;
      from += length;
      to += length;
      continue;
    }
    if (next >= pieces.count || goesOn(split, pieces.at(next).entry)) {
      const old = [...pieces.places(first, next)].map(({ chunk }) => chunk);
      return { first, next, chunks: toChunks(newText, split, context.reader, old) };
    }
    next = Math.min(pieces.count, next + more);
  }
}

/** Whether the piece after a cut begins as it did before the edit. */
function goesOn(split: Split, entry: SplitState): boolean {
  return split.endsPiece && sameState(split.exit, entry);
}

/** A chunk that the cut leaves as it was stays the same object: what is known of it stays known. */
function toChunks(
  text: string,
  split: Split,
  reader: FileContext["reader"],
  old: readonly TextChunk[],
): TextChunk[] {
  const spare = new Map(old.map((chunk) => [chunk.text, chunk]));
  const chunks: TextChunk[] = [];
  for (const { part, from, to, entry } of split.pieces) {
    if (from === to) continue;
    const chunkText = text.slice(from, to);
    const same = spare.get(chunkText);
    if (same !== undefined && same.part === part && sameState(same.entry, entry)) {
      // No chunk may be in a file twice, even where two rules are equal.
      spare.delete(chunkText);
      chunks.push(same);
    } else {
      chunks.push(new TextChunk(chunkText, part, entry, reader));
    }
  }
  return chunks;
}

function isOutsideOfGroups({ part }: TextChunk): boolean {
  return part === "head" || part === "stray";
}

function isSameStill(text: string, context: FileContext): boolean {
  const kind = fileKind(text, { ...context.hints, previous: context.kind });
  return kind === context.kind && sameOrigin(fileOrigin(text, kind, context.options.dialect), context);
}

/** The text of a file without most of its groups: as much as its kind is told from. */
function outline(pieces: ChunkList): string {
  let text = "";
  for (const { chunk, index } of pieces.places()) {
    if (index < 3 || isOutsideOfGroups(chunk)) text += chunk.text;
  }
  return text;
}
