import { unquote } from "../promql/string-literal.ts";
import { MapOfPieces } from "../yaml/map-of-pieces.ts";
import { ScalarPieces } from "../yaml/scalar-pieces.ts";
import type { ScalarMap } from "../yaml/yaml-node.ts";

/** The value of a Go string in double quotes or backquotes; `undefined` where Go says `invalid syntax`. */
export function unquoteGo(literal: string): string | undefined {
  if (literal.startsWith("`")) return literal.slice(1, -1).replaceAll("\r", "");
  if (literal.includes("\\") && hasSurrogate(literal)) return undefined;
  return unquote(literal);
}

/** Half of a surrogate pair, which PromQL would take. */
function hasSurrogate(literal: string): boolean {
  for (const [, short, long] of literal.matchAll(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|.)/gs)) {
    const code = Number.parseInt(short ?? long ?? "0", 16);
    if (code >= 0xd800 && code < 0xe000) return true;
  }
  return false;
}

/** From the value of a literal that starts at `from` to the text that it is written in. */
export function goStringMap(literal: string, from: number): ScalarMap {
  const pieces = new ScalarPieces();
  const pattern = literal.startsWith("`") ? /\r/g : escapes;
  pattern.lastIndex = 0;
  const end = literal.length - 1;
  let done = 1;
  for (const { 0: written, index } of literal.slice(0, end).matchAll(pattern)) {
    addCopy(pieces, literal.slice(done, index), from + done);
    done = index + written.length;
    const value = written === "\r" ? "" : (unquote(`"${written}"`) ?? "");
    pieces.add(value, from + index, from + done);
  }
  addCopy(pieces, literal.slice(done, end), from + done);
  return new MapOfPieces(pieces, from + 1);
}

/** Bytes that together make one character stay one piece. */
const escapes = /(?:\\x[89a-fA-F][\da-fA-F]|\\[23][0-7]{2})+|\\(?:x..|u.{4}|U.{8}|[0-7]{3}|.)/gs;

function addCopy(pieces: ScalarPieces, value: string, from: number): void {
  pieces.add(value, from, from + value.length);
}
