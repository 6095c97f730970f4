/**
 * A piece of a text: offsets in UTF-16 units, `to` exclusive.
 * What the offsets count from is said where a span is stored: a file, a chunk of a file, or a scalar's value.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether `offset` lies in the span or right at its end, where a cursor still touches it. */
export function touches(span: Span, offset: number): boolean {
  return span.from <= offset && offset <= span.to;
}

/** Whether `inner` lies within `outer`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** The same span, counted from a start that lies `distance` before. */
export function shiftSpan(span: Span, distance: number): Span {
  return distance === 0 ? span : { from: span.from + distance, to: span.to + distance };
}
