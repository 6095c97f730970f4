import type { FileKind } from "./file-kind.ts";
import type { ReadOptions } from "./read-options.ts";
import type { ChunkReading } from "./source-file.ts";

/** Reads a text that is a whole file. */
export function readWholeText(_text: string, _kind: FileKind, _options: ReadOptions): ChunkReading {
  return { documents: [], groups: [], rules: [], problems: [], suppressions: [] };
}
