import type { ChunkReading } from "./source-file.ts";
import type { TextChunk } from "./text-chunk.ts";
import type { WorkCounters } from "./work-counters.ts";

/** What one chunk's text says, and whether it says the same within the file. */
export interface AloneReading extends ChunkReading {
  readonly standsAlone: boolean;
}

/**
 * Reads chunks when somebody asks what they say, and remembers the last few: the trees of ten thousand rules would
 * weigh far more than the rules, and nearly all questions are about the ones that were asked about just before.
 */
export class ChunkReader {
  readonly #read: (chunk: TextChunk) => AloneReading;
  readonly #work: WorkCounters | undefined;
  #recent = new Map<TextChunk, AloneReading>();
  #older = new Map<TextChunk, AloneReading>();

  constructor(read: (chunk: TextChunk) => AloneReading, work: WorkCounters | undefined) {
    this.#read = read;
    this.#work = work;
  }

  reading(chunk: TextChunk): AloneReading {
    const recent = this.#recent.get(chunk);
    if (recent !== undefined) return recent;
    const reading = this.#older.get(chunk) ?? this.#readNow(chunk);
    if (this.#recent.size >= remembered) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(chunk, reading);
    return reading;
  }

  #readNow(chunk: TextChunk): AloneReading {
    if (this.#work !== undefined) {
      this.#work.chunksRead++;
      this.#work.charactersRead += chunk.text.length;
      if (chunk.part === "whole") this.#work.wholeReads++;
    }
    const reading = this.#read(chunk);
    chunk.rememberStandsAlone(reading.standsAlone);
    return reading;
  }
}

/** Rules of a few screens; twice as many are kept at most. */
const remembered = 128;
