import { ChunkList } from "./chunk-list.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { ChunkedFile } from "./chunked-file.ts";
import type { FileContext } from "./file-context.ts";
import { fileOrigin, isFileTemplate } from "./file-dialect.ts";
import { type FileHints, type FileKind, fileKind } from "./file-kind.ts";
import { readChunk } from "./read-chunk.ts";
import type { ReadOptions } from "./read-options.ts";
import type { SourceFile } from "./source-file.ts";
import { splitLines, startOfFile } from "./split-lines.ts";
import { TextChunk } from "./text-chunk.ts";
import type { WorkCounters } from "./work-counters.ts";

/** What is known of a file beside its text, and how it is to be read. */
export interface ReadRequest extends FileHints {
  readonly options: ReadOptions;
  /** Told from the text unless given. */
  readonly kind?: FileKind;
  readonly work?: WorkCounters;
}

/** Reads a file. Total: each text gives a `SourceFile`. What chunks say is read when it is asked for. */
export function readFile(text: string, request: ReadRequest): SourceFile {
  const context = fileContext(text, request);
  const pieces = ChunkList.of(splitText(text, context));
  return new ChunkedFile(context, pieces, true);
}

function fileContext(text: string, request: ReadRequest): FileContext {
  const { options, work, path, languageId, namedBy } = request;
  const kind = request.kind ?? fileKind(text, request);
  const { dialect, resource } = fileOrigin(text, kind, options.dialect);
  const isTemplate = isFileTemplate(text, kind, request);
  const chunkContext = { kind, dialect, resource, isTemplate, options, path };
  const reader = new ChunkReader((chunk) => readChunk(chunk, chunkContext), work);
  return { ...chunkContext, hints: { path, languageId, namedBy }, reader, work };
}

function splitText(text: string, { kind, isTemplate, reader, work }: FileContext): TextChunk[] {
  const whole = (): TextChunk[] => [new TextChunk(text, "whole", startOfFile, reader)];
  if (isTemplate || (kind !== "rule-file" && kind !== "kubernetes-rules")) return whole();
  if (work !== undefined) work.charactersSplit += text.length;
  const { pieces } = splitLines(text, startOfFile);
  // A head alone, or lines that fit nowhere behind it, are better read in one.
  if (pieces.length < 2 || pieces[1]!.part === "stray") return whole();
  return pieces.map(({ part, from, to, entry }) => new TextChunk(text.slice(from, to), part, entry, reader));
}
