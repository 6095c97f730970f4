import type { Span } from "../text/span.ts";
import type { ScalarMap } from "./scalar-map.ts";
import type { ScalarPieces } from "./scalar-pieces.ts";

/** The map of a value that was put together from pieces: two binary searches. */
export class MapOfPieces implements ScalarMap {
  readonly #pieces: ScalarPieces;
  /** Where an empty value stands. */
  readonly #empty: number;

  constructor(pieces: ScalarPieces, empty: number) {
    this.#pieces = pieces;
    this.#empty = empty;
  }

  toSource(offset: number): number {
    const { value, valueStarts, sourceStarts, sourceEnds } = this.#pieces;
    if (valueStarts.length === 0) return this.#empty;
    if (offset >= value.length) return sourceEnds[sourceEnds.length - 1]!;
    const piece = Math.max(0, lastAtOrBefore(valueStarts, offset));
    return sourceStarts[piece]! + Math.max(0, offset - valueStarts[piece]!);
  }

  toValue(offset: number): number {
    const { value, valueStarts, sourceStarts, sourceEnds } = this.#pieces;
    const piece = lastAtOrBefore(sourceStarts, offset);
    if (piece < 0) return 0;
    const start = valueStarts[piece]!;
    const end = valueStarts[piece + 1] ?? value.length;
    if (offset >= sourceEnds[piece]!) return end;
    return Math.min(start + (offset - sourceStarts[piece]!), end);
  }

  spanToSource(span: Span): Span {
    const from = this.toSource(span.from);
    if (span.to <= span.from) return { from, to: from };
    return { from, to: this.#sourceEnd(span.to) };
  }

  /** Past the source of the character before `offset`. */
  #sourceEnd(offset: number): number {
    const { value, valueStarts, sourceStarts, sourceEnds } = this.#pieces;
    if (valueStarts.length === 0) return this.#empty;
    const last = Math.min(offset, value.length) - 1;
    const piece = Math.max(0, lastAtOrBefore(valueStarts, last));
    const end = valueStarts[piece + 1] ?? value.length;
    if (last + 1 >= end) return sourceEnds[piece]!;
    return sourceStarts[piece]! + (last + 1 - valueStarts[piece]!);
  }
}

/** Index of the last of the sorted `numbers` that is not greater than `limit`, or -1. */
function lastAtOrBefore(numbers: readonly number[], limit: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
