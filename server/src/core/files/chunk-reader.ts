import { hasSyntaxError } from "./read-chunk.ts";
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
  #lastChunk: TextChunk | undefined;
  #lastReading: AloneReading | undefined;
  #recent = new Map<TextChunk, AloneReading>();
  #older = new Map<TextChunk, AloneReading>();

  constructor(read: (chunk: TextChunk) => AloneReading, work: WorkCounters | undefined) {
    this.#read = read;
    this.#work = work;
  }

  reading(chunk: TextChunk): AloneReading {
    if (chunk === this.#lastChunk) return this.#lastReading!;
    const reading = this.#recent.get(chunk) ?? this.#older.get(chunk) ?? this.#readNow(chunk);
    this.#lastChunk = chunk;
    this.#lastReading = reading;
    return reading;
  }

  /**
   * What is read for the first time is forgotten with the next chunk: that is somebody who goes through a whole file,
   * and all that is kept for a while costs the garbage collector more than it cost to read.
   */
  #readNow(chunk: TextChunk): AloneReading {
    if (this.#work !== undefined) countReading(chunk, this.#work);
    const reading = this.#read(chunk);
    if (chunk.wasRead) this.#remember(chunk, reading);
    // An alias without its anchor is no mistake: the anchor may stand in another piece.
    const isBroken = !reading.standsAlone && reading.documents.some(hasSyntaxError);
    chunk.rememberReading({ standsAlone: reading.standsAlone, isBroken });
    return reading;
  }

  #remember(chunk: TextChunk, reading: AloneReading): void {
    if (this.#recent.size >= remembered) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(chunk, reading);
  }
}

function countReading({ text, part }: TextChunk, work: WorkCounters): void {
  work.chunksRead++;
  work.charactersRead += text.length;
  if (part === "whole") work.wholeReads++;
}

/** Rules of a few screens; twice as many are kept at most. */
const remembered = 128;
