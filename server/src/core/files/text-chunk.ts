import { LineIndex } from "../text/line-index.ts";
import type { YamlDocument } from "../yaml/yaml-node.ts";
import type { ChunkReader } from "./chunk-reader.ts";
import type { Keeper } from "./memory.ts";
import type { ReadProblem, Rule } from "./rule-file.ts";
import type { Chunk, ChunkGroup } from "./source-file.ts";
import type { Part, SplitState } from "./split-lines.ts";
import type { Suppression } from "./suppression.ts";

/** A chunk as files hold it: its text, what part of the file that is, and whom to ask what it says. */
export class TextChunk implements Chunk, Keeper {
  readonly text: string;
  readonly part: Part | "whole";
  /** What was known of the lines before it; the splitter goes on from there. */
  readonly entry: SplitState;
  readonly lineBreaks: number;
  keptBy: object | undefined;
  kept: unknown;
  readonly #reader: ChunkReader;
  #lines: LineIndex | undefined;
  #standsAlone: boolean | undefined;
  #isBroken = false;

  constructor(text: string, part: Part | "whole", entry: SplitState, reader: ChunkReader) {
    this.text = text;
    this.part = part;
    this.entry = entry;
    this.lineBreaks = countLineBreaks(text);
    this.#reader = reader;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  get documents(): readonly YamlDocument[] {
    return this.#reader.reading(this).documents;
  }

  get groups(): readonly ChunkGroup[] {
    return this.#reader.reading(this).groups;
  }

  get rules(): readonly Rule[] {
    return this.#reader.reading(this).rules;
  }

  get problems(): readonly ReadProblem[] {
    return this.#reader.reading(this).problems;
  }

  get suppressions(): readonly Suppression[] {
    return this.#reader.reading(this).suppressions;
  }

  /** Whether the text means the same read by itself as within the file. */
  get standsAlone(): boolean {
    // Set by the first reading, which is often long forgotten when this is asked.
    this.#standsAlone ??= this.#reader.reading(this).standsAlone;
    return this.#standsAlone;
  }

  /** Whether the text is no YAML, by itself at least. */
  get isBroken(): boolean {
    return !this.standsAlone && this.#isBroken;
  }

  /** Whether the text was read before, even if what it says is forgotten again. */
  get wasRead(): boolean {
    return this.#standsAlone !== undefined;
  }

  /** Called by the reader, so that the answers outlive the reading. */
  rememberReading({ standsAlone, isBroken }: { standsAlone: boolean; isBroken: boolean }): void {
    this.#standsAlone = standsAlone;
    this.#isBroken = isBroken;
  }
}

/** A lone `\r` is a line break too. */
function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  if (!text.includes("\r")) return count;
  for (let at = text.indexOf("\r"); at !== -1; at = text.indexOf("\r", at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) count++;
  }
  return count;
}
