import type { Chunk, ChunkReading } from "./source-file.ts";

/**
 * Reads chunks when somebody asks what they say, and remembers the last few: the trees of ten thousand rules would
 * weigh far more than the rules, and nearly all questions are about the ones that were asked about just before.
 */
export class ChunkReader {
  readonly #read: (chunk: Chunk) => ChunkReading;
  #recent = new Map<Chunk, ChunkReading>();
  #older = new Map<Chunk, ChunkReading>();

  constructor(read: (chunk: Chunk) => ChunkReading) {
    this.#read = read;
  }

  reading(chunk: Chunk): ChunkReading {
    const recent = this.#recent.get(chunk);
    if (recent !== undefined) return recent;
    const reading = this.#older.get(chunk) ?? this.#read(chunk);
    if (this.#recent.size >= remembered) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(chunk, reading);
    return reading;
  }
}

/** Rules of a few screens; twice as many are kept at most. */
const remembered = 128;
