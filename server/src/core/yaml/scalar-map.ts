import type { Span } from "../text/span.ts";

/** Between a scalar's value and the text it was read from. Offsets are UTF-16 units. */
export interface ScalarMap {
  /** Where the character of the value at `offset` was written; the value's length maps to past its last character. */
  toSource(offset: number): number;
  /** The offset in the value of what is written at `offset`; inside an escape or an indentation, the nearest one after it. */
  toValue(offset: number): number;
  /** From the first character of a piece of the value to past its last one. */
  spanToSource(span: Span): Span;
}
