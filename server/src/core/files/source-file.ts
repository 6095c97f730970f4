import type { LineIndex, Position } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument } from "../yaml/yaml-node.ts";
import type { FileKind } from "./file-kind.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import type { ReadProblem, Rule, RuleGroup } from "./rule-file.ts";
import type { Part } from "./split-lines.ts";
import type { Suppression } from "./suppression.ts";

/**
 * One version of one file, an immutable value: a new version shares every chunk that the edit did not touch.
 * Reading is total: each text gives a `SourceFile`.
 */
export interface SourceFile {
  readonly kind: FileKind;
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  /** Where the file lies, when that is known: it helps to tell its kind. */
  readonly path: string | undefined;
  readonly length: number;
  readonly lineCount: number;
  /**
   * Whether this is all that can be said about the text. After an edit that breaks the YAML of a huge file it is not:
   * every rule is then read by itself, and `settleFile` finds out what the text means as a whole.
   */
  readonly isSettled: boolean;
  /** The whole text or a part of it; the whole is put together only when asked for. */
  text(span?: Span): string;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  /** In the order of the file. Together they are its whole text. */
  chunks(): Iterable<PlacedChunk>;
  /** At the border of two chunks, the later one: there is always one, even in an empty file. */
  chunkAt(offset: number): PlacedChunk;
  /** Where a chunk of this version starts. */
  place(chunk: Chunk): PlacedChunk;
  /** In the order of the file. */
  groups(): Iterable<PlacedGroup>;
  rules(): Iterable<PlacedRule>;
}

/**
 * A piece of a file: the header of a group, one rule item, a stretch of other text, or the whole file where it cannot
 * be split. Every span in it counts from its own start, so that an edit before it changes nothing in it.
 *
 * A chunk keeps its text alone. What the text says is read when asked for and forgotten again after a while, since
 * the trees of a rule weigh ten times its text: hold on to a rule or a node if its identity matters.
 */
export interface Chunk {
  readonly text: string;
  /** Which part of a file it is, told from its lines alone: half-typed text has one too. */
  readonly part: Part | "whole";
  /** How many line breaks are in the text. */
  readonly lineBreaks: number;
  readonly lines: LineIndex;
  /** What the text says as YAML; empty in files that are none of ours or no YAML. */
  readonly documents: readonly YamlDocument[];
  /** Groups that start in the chunk, each with those of its rules that lie in the chunk too. */
  readonly groups: readonly ChunkGroup[];
  /** All rules in it. Those that are in none of its groups belong to the last group before it. */
  readonly rules: readonly Rule[];
  /** Problems of reading that belong to no rule and no group. */
  readonly problems: readonly ReadProblem[];
  /** Comments in it that silence checks. */
  readonly suppressions: readonly Suppression[];
}

export interface ChunkGroup {
  readonly group: RuleGroup;
  readonly rules: readonly Rule[];
}

/** What a chunk's text says. */
export type ChunkReading = Pick<Chunk, "documents" | "groups" | "rules" | "problems" | "suppressions">;

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
  readonly chunk: Chunk;
}

export interface PlacedGroup {
  readonly group: RuleGroup;
  /** What has to be added to the spans of the header to count from the start of the file. */
  readonly start: number;
  readonly chunk: Chunk;
  rules(): Iterable<PlacedRule>;
}
