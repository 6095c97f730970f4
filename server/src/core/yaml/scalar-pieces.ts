/**
 * A scalar's value cut into pieces, each with the source that made it, in order.
 * A piece that is as long as its source is copied character by character; any other one is an escape or a line break.
 */
export class ScalarPieces {
  value = "";
  /** Three numbers a piece: its start in the value, the start and the end of its source. One array is quick to fill. */
  readonly #places: number[] = [];

  add(value: string, from: number, to: number): void {
    if (value === "") return;
    this.#places.push(this.value.length, from, to);
    this.value += value;
  }

  copy(text: string, from: number, to: number): void {
    if (from < to) this.add(text.slice(from, to), from, to);
  }

  get count(): number {
    return this.#places.length / 3;
  }

  valueStart(piece: number): number {
    return this.#places[piece * 3]!;
  }

  valueEnd(piece: number): number {
    return this.#places[piece * 3 + 3] ?? this.value.length;
  }

  sourceStart(piece: number): number {
    return this.#places[piece * 3 + 1]!;
  }

  sourceEnd(piece: number): number {
    return this.#places[piece * 3 + 2]!;
  }

  /** The piece that holds the unit of the value at `offset`. */
  atValue(offset: number): number {
    return Math.max(0, this.#lastAtOrBefore(0, offset));
  }

  /** The last piece whose source starts at or before `offset`, or -1. */
  atSource(offset: number): number {
    return this.#lastAtOrBefore(1, offset);
  }

  #lastAtOrBefore(column: 0 | 1, limit: number): number {
    let low = -1;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#places[middle * 3 + column]! <= limit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
