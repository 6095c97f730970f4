/**
 * The values of a label as bytes: a million of them as texts would be a million objects. They are added as they arrive
 * and can be searched at any time. Beside each value lies which letters are in it, once somebody has looked for
 * letters, so that most of those that cannot fit are never looked at.
 */
export class ValueIndex {
  /** Whether there are more values than were added. */
  isTruncated = false;
  readonly #blocks: Block[] = [];
  #open: OpenBlock | undefined;
  #count = 0;
  #byteLength = 0;
  #isSorted = true;

  get count(): number {
    return this.#count;
  }

  /** What it weighs, outside of the heap. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** The bytes are copied. Values of more than a kilobyte are left out: nobody types them. */
  add(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (length > longest || length === 0) return;
    const open = this.#openBlock(length);
    const start = open.used;
    const into = open.bytes;
    let at = from;
    let place = start;
    if (this.#isSorted && open.count > 0) {
      let before = open.last;
      for (; at < to && before < start && into[before] === bytes[at]; at++, before++)
        into[place++] = bytes[at]!;
      // It ends where the one before goes on, or has a smaller letter there.
      this.#isSorted = before === start || (at < to && into[before]! < bytes[at]!);
    }
    while (at < to) into[place++] = bytes[at++]!;
    open.last = start;
    open.used = place;
    if (this.#isSorted && open.count === 0) this.#isSorted = this.#followsBlocks(open);
    open.ends[open.count++] = place;
    this.#count++;
    this.#byteLength += length + bytesBeside;
  }

  /** No more values come: gives back the room that was kept for them. */
  finish(): void {
    if (this.#open !== undefined) this.#blocks.push(sealed(this.#open));
    this.#open = undefined;
  }

  text(at: number): string {
    const block = this.#blockAt(Math.floor(at / blockSize))!;
    return textIn(block, at % blockSize);
  }

  /**
   * The numbers of the values that `typed` may become, the best first: those that begin with it, those with a word that
   * does, those with its letters in this order from the beginning of a word, all others with its letters in this order.
   * Letter case does not matter.
   */
  *search(typed: string, { limit, prefers }: SearchOptions): Generator<void, Hits, void> {
    const exact = Buffer.from(typed);
    const isOrdered = prefers === undefined && this.#isSorted;
    const range = isOrdered ? this.#startingWith(exact) : noRange;
    const sure = numbers(range.from, Math.min(range.to, range.from + limit));
    if (isOrdered && sure.length < limit) yield* this.#addWords(sure, exact, { range, limit });
    if (sure.length === limit) return { found: sure, isAll: this.#count === limit };
    const isSure = new Set(sure);
    const pattern = exact.map((byte) => folded[byte]!);
    let wanted = 0;
    for (const byte of pattern) wanted |= bits[byte]!;
    // The numbers for each rank, of those that are preferred, and behind them of all others.
    const ranked: number[][] = Array.from({ length: 2 * worst }, () => []);
    let fitting = sure.length;
    for (let first = 0; first < this.#count; first += blockSize) {
      const block = this.#blockAt(first / blockSize)!;
      const { bytes, ends, count } = block;
      const masks = masksOf(block);
      for (let index = 0; index < count; index++) {
        if ((masks[index]! & wanted) !== wanted) continue;
        const rank = rankOf(bytes, index === 0 ? 0 : ends[index - 1]!, ends[index]!, pattern);
        const at = first + index;
        if (rank === worst || isSure.has(at)) continue;
        const same = ranked[rank + (prefers === undefined || prefers(at) ? 0 : worst)]!;
        fitting++;
        if (same.length < limit) same.push(at);
      }
      // What begins with the very text, or has a word that does, is known already.
      const good = isOrdered ? sure.length + ranked[1]!.length + ranked[2]!.length : 0;
      // Where so many fit, more letters tell them apart sooner than all of them are looked at.
      const isCommon = prefers === undefined && fitting > limit + mostFitting;
      if (ranked[0]!.length === limit || good >= limit || isCommon) {
        fitting = Number.POSITIVE_INFINITY;
        break;
      }
      yield;
    }
    const found = [...sure, ...ranked.flat()].slice(0, limit);
    return { found, isAll: fitting === found.length };
  }

  /**
   * Adds the first values with a word that begins with some bytes, which is sooner found than letters are; where these
   * bytes stand in the middle of words again and again, such values do.
   */
  *#addWords(
    found: number[],
    exact: Buffer,
    { range, limit }: { range: Range; limit: number },
  ): Generator<void, void, void> {
    let misses = 0;
    const inWords = new Set<number>();
    for (let first = 0; first < this.#count && exact.length > 1 && misses < mostMisses; first += blockSize) {
      const { bytes, ends, count } = this.#blockAt(first / blockSize)!;
      const end = ends[count - 1]!;
      let index = 0;
      for (let place = bytes.indexOf(exact); place !== -1 && place < end; ) {
        if (place === 0 || !isWordStart(bytes[place - 1]!, bytes[place]!)) {
          if (inWords.size < limit) {
            index = indexOfEnd(ends, place, { from: index, to: count });
            if (place + exact.length <= ends[index]!) inWords.add(first + index);
          }
          if (++misses === mostMisses) break;
          place = bytes.indexOf(exact, place + 1);
          continue;
        }
        index = indexOfEnd(ends, place, { from: index, to: count });
        const at = first + index;
        const isInside = place > (index === 0 ? 0 : ends[index - 1]!) && place + exact.length <= ends[index]!;
        if (isInside && (at < range.from || at >= range.to)) {
          if (found.push(at) === limit) return;
          place = bytes.indexOf(exact, ends[index]!);
        } else place = bytes.indexOf(exact, place + 1);
      }
      yield;
    }
    if (misses < mostMisses) return;
    for (const at of found) inWords.delete(at);
    found.push(...[...inWords].slice(0, limit - found.length));
  }

  /** Where values are that begin with some bytes, if they are in order. */
  #startingWith(prefix: Uint8Array): Range {
    const find = (isBehind: (compared: number) => boolean): number => {
      let [low, high] = [0, this.#count];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (isBehind(this.#compareStart(middle, prefix))) high = middle;
        else low = middle + 1;
      }
      return low;
    };
    return { from: find((compared) => compared >= 0), to: find((compared) => compared > 0) };
  }

  #compareStart(at: number, prefix: Uint8Array): number {
    const { bytes, ends } = this.#blockAt(Math.floor(at / blockSize))!;
    const index = at % blockSize;
    const start = index === 0 ? 0 : ends[index - 1]!;
    const length = Math.min(ends[index]! - start, prefix.length);
    return bytes.compare(prefix, 0, prefix.length, start, start + length);
  }

  #blockAt(number: number): Block | undefined {
    return this.#blocks[number] ?? this.#open;
  }

  #openBlock(room: number): OpenBlock {
    this.#open ??= { bytes: Buffer.allocUnsafeSlow(4096), ends: new Uint32Array(blockSize), ...empty };
    const open = this.#open;
    if (open.count === blockSize) {
      this.#blocks.push(sealed(open));
      Object.assign(open, empty);
    }
    if (open.used + room > open.bytes.length) {
      const bytes = Buffer.allocUnsafeSlow(Math.max(2 * open.bytes.length, open.used + room));
      bytes.set(open.bytes.subarray(0, open.used));
      open.bytes = bytes;
    }
    return open;
  }

  /** Whether the first value of a block is behind the last one of the block before. */
  #followsBlocks({ bytes, used }: OpenBlock): boolean {
    const before = this.#blocks.at(-1);
    if (before === undefined) return true;
    const { ends, count } = before;
    return before.bytes.compare(bytes, 0, used, count === 1 ? 0 : ends[count - 2]!, ends[count - 1]!) <= 0;
  }
}

export interface SearchOptions {
  readonly limit: number;
  /** Which values go before all others. */
  readonly prefers?: ((at: number) => boolean) | undefined;
}

export interface Hits {
  readonly found: readonly number[];
  /** False when there are more. */
  readonly isAll: boolean;
}

interface Block {
  readonly bytes: Buffer;
  /** Where each value ends and the next one begins. */
  readonly ends: Uint32Array;
  /** Which letters are in each value; of as many as somebody has searched. */
  masks: Int32Array | undefined;
  masked: number;
  readonly count: number;
}

interface OpenBlock {
  bytes: Buffer;
  readonly ends: Uint32Array;
  masks: Int32Array | undefined;
  masked: number;
  count: number;
  used: number;
  /** Where the value begins that was added last. */
  last: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** How many values that fit somehow are looked at, and how many places that are in the middle of a word. */
const mostFitting = 5000;
const mostMisses = 5000;

const noRange: Range = { from: 0, to: 0 };
const blockSize = 16_384;
const longest = 1024;

/** Of an end and a mask. */
const bytesBeside = 8;

/** Its room is used again for the next block. */
const empty = { masks: undefined, masked: 0, count: 0, used: 0, last: 0 };

function sealed({ bytes, ends, masks, masked, count, used }: OpenBlock): Block {
  const exact = Buffer.allocUnsafeSlow(used);
  exact.set(bytes.subarray(0, used));
  return { bytes: exact, ends: ends.slice(0, count), masks: masks?.slice(0, count), masked, count };
}

/** Most searches end before they look for letters. */
function masksOf(block: Block): Int32Array {
  const { bytes, ends, count } = block;
  block.masks ??= new Int32Array(ends.length);
  const { masks } = block;
  let at = block.masked === 0 ? 0 : ends[block.masked - 1]!;
  for (let index = block.masked; index < count; index++) {
    const end = ends[index]!;
    let mask = 0;
    for (; at < end; at++) mask |= bits[bytes[at]!]!;
    masks[index] = mask;
  }
  block.masked = count;
  return masks;
}

function textIn({ bytes, ends }: Block, index: number): string {
  return bytes.toString("utf8", index === 0 ? 0 : ends[index - 1]!, ends[index]!);
}

/** Which value a place is in. */
function indexOfEnd(ends: Uint32Array, place: number, { from, to }: Range): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** How many ranks there are; the one behind them is that of what does not fit. */
const worst = 4;

function rankOf(bytes: Buffer, start: number, end: number, pattern: Uint8Array): number {
  const first = pattern[0];
  if (first === undefined) return 0;
  const { length } = pattern;
  let weak = start;
  while (weak < end && folded[bytes[weak]!] !== first) weak++;
  // Most of the values end here.
  if (weak === end || !hasInOrder(bytes, weak + 1, end, pattern)) return worst;
  let strong = -1;
  for (let at = weak; at + length <= end; at++) {
    if (folded[bytes[at]!] !== first) continue;
    if (at > start && !isWordStart(bytes[at - 1]!, bytes[at]!)) continue;
    if (strong === -1) strong = at;
    let same = 1;
    while (same < length && folded[bytes[at + same]!] === pattern[same]) same++;
    if (same === length) return at === start ? 0 : 1;
  }
  return strong !== -1 && hasInOrder(bytes, strong + 1, end, pattern) ? 2 : 3;
}

/** The letters of the pattern behind its first. */
function hasInOrder(bytes: Buffer, start: number, end: number, pattern: Uint8Array): boolean {
  let next = 1;
  for (let at = start; at < end && next < pattern.length; at++) {
    if (folded[bytes[at]!] === pattern[next]) next++;
  }
  return next === pattern.length;
}

function isWordStart(before: number, byte: number): boolean {
  const kind = kinds[before]!;
  return kind === separator || (kind === lowerCase && kinds[byte] === upperCase);
}

const [separator, lowerCase, upperCase, other] = [0, 1, 2, 3];

/** By byte: ASCII alone is told apart. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

const kinds = Uint8Array.from(folded, (lower, byte) => {
  if (lower >= 97 && lower <= 122) return lower === byte ? lowerCase : upperCase;
  return (byte >= 48 && byte <= 57) || byte >= 128 ? other : separator;
});

/** A bit for each letter, four for digits, two for all other signs but the underscore, which nearly every name has. */
const bits = Int32Array.from(folded, (lower) => {
  if (lower >= 97 && lower <= 122) return 1 << (lower - 97);
  if (lower >= 48 && lower <= 57) return 1 << (26 + (lower & 3));
  if (lower === 95) return 0;
  return 1 << (lower < 128 ? 30 : 31);
});
