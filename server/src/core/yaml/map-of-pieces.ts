import type { Span } from "../text/span.ts";
import type { ScalarPieces } from "./scalar-pieces.ts";
import type { ScalarMap } from "./yaml-node.ts";

/** The map of a value that was put together from pieces. */
export class MapOfPieces implements ScalarMap {
  readonly #pieces: ScalarPieces;
  /** Where an empty value stands. */
  readonly #empty: number;

  constructor(pieces: ScalarPieces, empty: number) {
    this.#pieces = pieces;
    this.#empty = empty;
  }

  toSource(offset: number): number {
    const pieces = this.#pieces;
    if (pieces.count === 0) return this.#empty;
    if (offset >= pieces.value.length) return pieces.sourceEnd(pieces.count - 1);
    const piece = pieces.atValue(offset);
    return pieces.sourceStart(piece) + Math.max(0, offset - pieces.valueStart(piece));
  }

  toValue(offset: number): number {
    const pieces = this.#pieces;
    const piece = pieces.atSource(offset);
    if (piece < 0) return 0;
    const end = pieces.valueEnd(piece);
    if (offset >= pieces.sourceEnd(piece)) return end;
    return Math.min(pieces.valueStart(piece) + (offset - pieces.sourceStart(piece)), end);
  }

  spanToSource(span: Span): Span {
    const from = this.toSource(span.from);
    if (span.to <= span.from) return { from, to: from };
    return { from, to: this.#sourceEnd(span.to) };
  }

  /** Past the source of the character before `offset`. */
  #sourceEnd(offset: number): number {
    const pieces = this.#pieces;
    if (pieces.count === 0) return this.#empty;
    const last = Math.min(offset, pieces.value.length) - 1;
    const piece = pieces.atValue(last);
    if (last + 1 >= pieces.valueEnd(piece)) return pieces.sourceEnd(piece);
    return pieces.sourceStart(piece) + (last + 1 - pieces.valueStart(piece));
  }
}
