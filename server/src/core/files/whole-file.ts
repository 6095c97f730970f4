import { LineIndex, type Position } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { ChunkReader } from "./chunk-reader.ts";
import type { FileKind } from "./file-kind.ts";
import { readWholeText } from "./read-chunk.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import type { Chunk, PlacedChunk, PlacedGroup, PlacedRule, SourceFile } from "./source-file.ts";
import { TextChunk } from "./text-chunk.ts";

/** A file of one chunk: one that cannot be split, or that holds no list of rules. */
export class WholeFile implements SourceFile {
  readonly kind: FileKind;
  readonly options: ReadOptions;
  readonly path: string | undefined;
  readonly isSettled = true;
  readonly #chunk: TextChunk;

  constructor(text: string, about: { kind: FileKind; options: ReadOptions; path: string | undefined }) {
    this.kind = about.kind;
    this.options = about.options;
    this.path = about.path;
    const reader = new ChunkReader(({ text }) => readWholeText(text, about.kind, about.options));
    this.#chunk = new TextChunk(text, new LineIndex(text).lineCount - 1, reader);
  }

  get dialect(): Dialect {
    return this.options.dialect;
  }

  get length(): number {
    return this.#chunk.text.length;
  }

  get lineCount(): number {
    return this.#chunk.lineBreaks + 1;
  }

  text(span?: Span): string {
    return span === undefined ? this.#chunk.text : this.#chunk.text.slice(span.from, span.to);
  }

  positionAt(offset: number): Position {
    return this.#chunk.lines.positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.#chunk.lines.offsetAt(position);
  }

  chunks(): Iterable<PlacedChunk> {
    return [this.chunkAt()];
  }

  chunkAt(): PlacedChunk {
    return { chunk: this.#chunk, start: 0, line: 0 };
  }

  place(chunk: Chunk): PlacedChunk {
    return { chunk, start: 0, line: 0 };
  }

  groups(): Iterable<PlacedGroup> {
    const chunk = this.#chunk;
    return chunk.groups.map(({ group, rules }) => ({
      group,
      start: 0,
      chunk,
      rules: () => rules.map((rule) => ({ rule, start: 0, chunk })),
    }));
  }

  rules(): Iterable<PlacedRule> {
    const chunk = this.#chunk;
    return chunk.rules.map((rule) => ({ rule, start: 0, chunk }));
  }
}
