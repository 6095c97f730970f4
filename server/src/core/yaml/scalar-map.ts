import type { Span } from "../text/span.ts";
import { blockScalarPieces } from "./block-scalar.ts";
import { plainPieces, readDoubleQuoted, readSingleQuoted } from "./flow-scalar.ts";
import { MapOfPieces } from "./map-of-pieces.ts";
import type { ScalarPieces } from "./scalar-pieces.ts";
import type { ScalarMap, YamlScalar } from "./yaml-node.ts";

/** The map of a scalar of `text`. Costs next to nothing where the value stands in the text as it is. */
export function scalarMap(text: string, scalar: YamlScalar): ScalarMap {
  const origin = scalar.origin;
  if (origin !== undefined) return composeMaps(scalarMap(origin.text, origin.scalar), origin.map);
  const { span, style, value } = scalar;
  if (style === "literal" || style === "folded") return new LazyMap(text, scalar);
  const from = style === "plain" ? span.from : span.from + 1;
  const closed = style === "plain" ? span.to : span.to - 1;
  if (closed - from === value.length && text.startsWith(value, from))
    return new ShiftedMap(from, value.length);
  return new LazyMap(text, scalar);
}

/** The map from the value of something within a scalar's value: `inner` is about the text that is `outer`'s value. */
export function composeMaps(inner: ScalarMap, outer: ScalarMap): ScalarMap {
  return {
    toSource: (offset) => outer.toSource(inner.toSource(offset)),
    toValue: (offset) => inner.toValue(outer.toValue(offset)),
    spanToSource: (span) => outer.spanToSource(inner.spanToSource(span)),
  };
}

class ShiftedMap implements ScalarMap {
  readonly #from: number;
  readonly #length: number;

  constructor(from: number, length: number) {
    this.#from = from;
    this.#length = length;
  }

  toSource(offset: number): number {
    return this.#from + Math.max(0, Math.min(offset, this.#length));
  }

  toValue(offset: number): number {
    return Math.max(0, Math.min(offset - this.#from, this.#length));
  }

  spanToSource(span: Span): Span {
    return { from: this.toSource(span.from), to: this.toSource(span.to) };
  }
}

/** Reads the scalar again when it is first asked. */
class LazyMap implements ScalarMap {
  readonly #text: string;
  readonly #scalar: YamlScalar;
  #map: ScalarMap | undefined;

  constructor(text: string, scalar: YamlScalar) {
    this.#text = text;
    this.#scalar = scalar;
  }

  toSource(offset: number): number {
    return this.#pieces().toSource(offset);
  }

  toValue(offset: number): number {
    return this.#pieces().toValue(offset);
  }

  spanToSource(span: Span): Span {
    return this.#pieces().spanToSource(span);
  }

  #pieces(): ScalarMap {
    if (this.#map === undefined) {
      const { span, style } = this.#scalar;
      const empty = style === "plain" || style === "literal" || style === "folded" ? span.to : span.from + 1;
      this.#map = new MapOfPieces(piecesOf(this.#text, this.#scalar), Math.min(empty, span.to));
    }
    return this.#map;
  }
}

function piecesOf(text: string, { span, style, value }: YamlScalar): ScalarPieces {
  switch (style) {
    case "plain":
      return plainPieces(text, span.from, span.to);
    case "single-quoted":
      return readSingleQuoted(text, span.from, span.to).pieces;
    case "double-quoted":
      return readDoubleQuoted(text, span.from, span.to).pieces;
    case "literal":
    case "folded":
      return blockScalarPieces(text, span.from, value);
  }
}
