import type { Keeper } from "./memory.ts";
import type { TextChunk } from "./text-chunk.ts";

/**
 * The chunks of a file in order, an immutable list that knows where each of them starts.
 * It has two levels, so that a new version copies one block of chunks and the short list of blocks,
 * and a place is found by a search among the blocks and a walk through one.
 */
export class ChunkList {
  readonly blocks: readonly Block[];
  readonly length: number;
  readonly lineBreaks: number;
  readonly count: number;
  /** Where the blocks start: offsets, lines, and numbers of chunks. */
  readonly #starts: readonly number[];
  readonly #lines: readonly number[];
  readonly #counts: readonly number[];

  private constructor(blocks: readonly Block[]) {
    const starts: number[] = [];
    const lines: number[] = [];
    const counts: number[] = [];
    let length = 0;
    let lineBreaks = 0;
    let count = 0;
    for (const block of blocks) {
      starts.push(length);
      lines.push(lineBreaks);
      counts.push(count);
      length += block.length;
      lineBreaks += block.lineBreaks;
      count += block.chunks.length;
    }
    this.blocks = blocks;
    this.length = length;
    this.lineBreaks = lineBreaks;
    this.count = count;
    this.#starts = starts;
    this.#lines = lines;
    this.#counts = counts;
  }

  /** Whether every chunk means the same by itself as within the file. Reads those that were never read. */
  get standsAlone(): boolean {
    return this.blocks.every((block) => block.standsAlone);
  }

  static readonly empty = new ChunkList([]);

  static of(chunks: readonly TextChunk[]): ChunkList {
    return new ChunkList(toBlocks(chunks));
  }

  /** The chunk that holds the character at `offset`; the last one for the end of the file. */
  atOffset(offset: number): ChunkPlace {
    const block = lastNotAfter(this.#starts, offset);
    return this.#find(block, (_, start, length) => offset < start + length);
  }

  /** The chunk in which a line begins; the last one for lines past the end. */
  atLine(line: number): ChunkPlace {
    const block = lastNotAfter(this.#lines, line);
    return this.#find(block, (lines, _start, _length, lineBreaks) => line < lines + lineBreaks);
  }

  at(index: number): TextChunk {
    const block = lastNotAfter(this.#counts, index);
    return this.blocks[block]!.chunks[index - this.#counts[block]!]!;
  }

  /** The chunks from `from` to before `to` replaced by others. */
  splice(from: number, to: number, chunks: readonly TextChunk[]): ChunkList {
    let first = lastNotAfter(this.#counts, from);
    let last = lastNotAfter(this.#counts, Math.max(from, to - 1));
    const before = from - this.#counts[first]!;
    const after = to - this.#counts[last]!;
    let merged = [
      ...this.blocks[first]!.chunks.slice(0, before),
      ...chunks,
      ...this.blocks[last]!.chunks.slice(after),
    ];
    // A list of many tiny blocks would be a slow one.
    if (merged.length < blockSize / 4) {
      if (last + 1 < this.blocks.length) merged = [...merged, ...this.blocks[++last]!.chunks];
      else if (first > 0) merged = [...this.blocks[--first]!.chunks, ...merged];
    }
    return new ChunkList([
      ...this.blocks.slice(0, first),
      ...toBlocks(merged),
      ...this.blocks.slice(last + 1),
    ]);
  }

  /** Where in `other` the chunks differ: those from `from` to before `to` stand for those up to `otherTo` there. */
  difference(other: ChunkList): { from: number; to: number; otherTo: number } {
    if (this === other) return { from: this.count, to: this.count, otherTo: this.count };
    const most = Math.min(this.count, other.count);
    const from = Math.min(most, sameAtStart(this.blocks, other.blocks));
    const same = Math.min(most - from, sameAtEnd(this.blocks, other.blocks));
    return { from, to: this.count - same, otherTo: other.count - same };
  }

  *places(from = 0, to = this.count): Iterable<ChunkPlace> {
    if (from >= to) return;
    let block = lastNotAfter(this.#counts, from);
    let inBlock = from - this.#counts[block]!;
    let start = this.#starts[block]!;
    let line = this.#lines[block]!;
    for (const chunk of this.blocks[block]!.chunks.slice(0, inBlock)) {
      start += chunk.text.length;
      line += chunk.lineBreaks;
    }
    for (let index = from; index < to; index++) {
      while (inBlock === this.blocks[block]!.chunks.length) {
        block++;
        inBlock = 0;
      }
      const chunk = this.blocks[block]!.chunks[inBlock++]!;
      yield { chunk, index, start, line };
      start += chunk.text.length;
      line += chunk.lineBreaks;
    }
  }

  text(from = 0, to = this.count): string {
    let text = "";
    for (const { chunk } of this.places(from, to)) text += chunk.text;
    return text;
  }

  /** The first chunk of a block for which `holds` says yes, else the last one. */
  #find(
    block: number,
    holds: (line: number, start: number, length: number, lineBreaks: number) => boolean,
  ): ChunkPlace {
    const { chunks } = this.blocks[block]!;
    let start = this.#starts[block]!;
    let line = this.#lines[block]!;
    let index = 0;
    while (index < chunks.length - 1) {
      const { text, lineBreaks } = chunks[index]!;
      if (holds(line, start, text.length, lineBreaks)) break;
      start += text.length;
      line += lineBreaks;
      index++;
    }
    return { chunk: chunks[index]!, index: this.#counts[block]! + index, start, line };
  }
}

/** How many chunks two lists begin with in common: as many whole blocks as there are, and some of the next one. */
function sameAtStart(blocks: readonly Block[], others: readonly Block[]): number {
  let count = 0;
  let index = 0;
  for (; index < blocks.length && blocks[index] === others[index]; index++)
    count += blocks[index]!.chunks.length;
  const chunks = blocks[index]?.chunks ?? [];
  const otherChunks = others[index]?.chunks ?? [];
  const most = Math.min(chunks.length, otherChunks.length);
  let inBlock = 0;
  while (inBlock < most && chunks[inBlock] === otherChunks[inBlock]) inBlock++;
  return count + inBlock;
}

function sameAtEnd(blocks: readonly Block[], others: readonly Block[]): number {
  let count = 0;
  let back = 1;
  for (; back <= blocks.length && blocks.at(-back) === others.at(-back); back++)
    count += blocks.at(-back)!.chunks.length;
  const chunks = blocks.at(-back)?.chunks ?? [];
  const otherChunks = others.at(-back)?.chunks ?? [];
  const most = Math.min(chunks.length, otherChunks.length);
  let inBlock = 0;
  while (inBlock < most && chunks.at(-1 - inBlock) === otherChunks.at(-1 - inBlock)) inBlock++;
  return count + inBlock;
}

/** Up to a few hundred chunks, with what they come to together. */
export class Block implements Keeper {
  readonly chunks: readonly TextChunk[];
  readonly length: number;
  readonly lineBreaks: number;
  keptBy: object | undefined;
  kept: unknown;
  #standsAlone: boolean | undefined;

  constructor(chunks: readonly TextChunk[]) {
    let length = 0;
    let lineBreaks = 0;
    for (const chunk of chunks) {
      length += chunk.text.length;
      lineBreaks += chunk.lineBreaks;
    }
    this.chunks = chunks;
    this.length = length;
    this.lineBreaks = lineBreaks;
  }

  get standsAlone(): boolean {
    this.#standsAlone ??= this.chunks.every((chunk) => chunk.standsAlone);
    return this.#standsAlone;
  }
}

export interface ChunkPlace {
  readonly chunk: TextChunk;
  /** How many chunks are before it. */
  readonly index: number;
  readonly start: number;
  readonly line: number;
}

/** About the square root of the number of rules in a big file. */
const blockSize = 128;

/** Blocks of equal size; there is always one, since a file has at least one chunk. */
function toBlocks(chunks: readonly TextChunk[]): Block[] {
  const count = Math.max(1, Math.round(chunks.length / blockSize));
  const blocks: Block[] = [];
  for (let index = 0; index < count; index++) {
    const from = Math.floor((chunks.length * index) / count);
    const to = Math.floor((chunks.length * (index + 1)) / count);
    blocks.push(new Block(chunks.slice(from, to)));
  }
  return blocks;
}

/** The index of the last element that is not greater than `value`, at least 0; the elements ascend. */
function lastNotAfter(elements: readonly number[], value: number): number {
  let low = 0;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (elements[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
