import { type FileHints, fileKind } from "./file-kind.ts";
import type { ReadOptions } from "./read-options.ts";
import type { SourceFile } from "./source-file.ts";
import { WholeFile } from "./whole-file.ts";

/** What is known of a file beside its text, and how it is to be read. */
export interface ReadRequest extends FileHints {
  readonly options: ReadOptions;
}

/** Reads a file. Total: each text gives a `SourceFile`. */
export function readFile(text: string, request: ReadRequest): SourceFile {
  return new WholeFile(text, {
    kind: fileKind(text, request),
    options: request.options,
    path: request.path,
  });
}
