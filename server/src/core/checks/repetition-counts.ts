import type { ChunkRecord } from "./chunk-record.ts";

/** Counts by key the groups and rules of a file, and notes with each chunk how many of its keys are there twice. */
export class RepetitionCounts {
  /** Nearly every key is there once: those need no holder of their own. */
  readonly #holders = new Map<string, ChunkRecord | Holders>();
  #version = 0;

  /** Another one whenever a key that was there once is there twice, or the other way round. */
  get version(): number {
    return this.#version;
  }

  isRepeated(key: string): boolean {
    return this.#holders.get(key) instanceof Holders;
  }

  add(record: ChunkRecord): void {
    for (const key of record.keys) {
      const holders = this.#holders.get(key);
      if (holders === undefined) {
        this.#holders.set(key, record);
        continue;
      }
      this.#version++;
      if (holders instanceof Holders) {
        holders.add(record);
        continue;
      }
      // It is counted again, now as one of several.
      const several = new Holders();
      several.add(holders);
      several.add(record);
      this.#holders.set(key, several);
    }
  }

  remove(record: ChunkRecord): void {
    for (const key of record.keys) {
      const holders = this.#holders.get(key);
      if (!(holders instanceof Holders)) {
        this.#holders.delete(key);
        continue;
      }
      this.#version++;
      holders.remove(record);
      const last = holders.onlyOne();
      if (last !== undefined) this.#holders.set(key, last);
    }
  }
}

/** The chunks that have one key between them, each with how often it has it. */
class Holders {
  readonly #times = new Map<ChunkRecord, number>();

  add(record: ChunkRecord): void {
    record.repeated++;
    this.#times.set(record, (this.#times.get(record) ?? 0) + 1);
  }

  remove(record: ChunkRecord): void {
    record.repeated--;
    const times = (this.#times.get(record) ?? 0) - 1;
    if (times > 0) this.#times.set(record, times);
    else this.#times.delete(record);
  }

  /** The one that is left, when there is no other; it is not repeated any more. */
  onlyOne(): ChunkRecord | undefined {
    if (this.#times.size > 1) return undefined;
    for (const [record, times] of this.#times) {
      if (times > 1) return undefined;
      record.repeated--;
      return record;
    }
    return undefined;
  }
}
