import type { LineIndex, Position } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { FileKind } from "./file-kind.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import type { ReadProblem, Rule, RuleGroup } from "./rule-file.ts";

/**
 * One version of one file, an immutable value: a new version shares every chunk that the edit did not touch.
 * Reading is total: each text gives a `SourceFile`.
 */
export interface SourceFile {
  readonly kind: FileKind;
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  readonly length: number;
  readonly lineCount: number;
  /** The whole text or a part of it; the whole is put together only when asked for. */
  text(span?: Span): string;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  /** In the order of the file. Together they are its whole text. */
  chunks(): Iterable<PlacedChunk>;
  chunkAt(offset: number): PlacedChunk;
  /** Where a chunk of this version starts. */
  place(chunk: Chunk): PlacedChunk;
  groups(): readonly PlacedGroup[];
}

/**
 * A piece of a file: one rule item, a stretch between rules, or the whole file where it cannot be split.
 * Every span in it counts from its own start, so that an edit before it changes nothing in it.
 */
export interface Chunk {
  readonly text: string;
  readonly lines: LineIndex;
  readonly rules: readonly Rule[];
  /** Problems of reading that belong to no rule. */
  readonly problems: readonly ReadProblem[];
}

export interface PlacedChunk {
  readonly chunk: Chunk;
  /** Offset of the chunk's first character in the file. */
  readonly start: number;
  /** Line (from 0) of the chunk's first character. */
  readonly line: number;
}

export interface PlacedRule {
  readonly rule: Rule;
  /** What has to be added to the rule's spans to count from the start of the file. */
  readonly start: number;
}

export interface PlacedGroup {
  readonly group: RuleGroup;
  readonly start: number;
  readonly rules: readonly PlacedRule[];
}
