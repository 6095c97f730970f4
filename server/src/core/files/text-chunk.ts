import { LineIndex } from "../text/line-index.ts";
import type { YamlDocument } from "../yaml/yaml-node.ts";
import type { ChunkReader } from "./chunk-reader.ts";
import type { ReadProblem, Rule } from "./rule-file.ts";
import type { Chunk, ChunkGroup } from "./source-file.ts";
import type { Suppression } from "./suppression.ts";

/** A chunk as files hold it: its text, and whom to ask what the text says. */
export class TextChunk implements Chunk {
  readonly text: string;
  readonly lineBreaks: number;
  readonly #reader: ChunkReader;
  #lines: LineIndex | undefined;

  constructor(text: string, lineBreaks: number, reader: ChunkReader) {
    this.text = text;
    this.lineBreaks = lineBreaks;
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
}
