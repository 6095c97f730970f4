import { lastCodePoint } from "./character-set.ts";
import { atEnd, type PatternCursor } from "./pattern-cursor.ts";

/** Reads a backslash and what it makes of the next characters: one character. */
export function readEscape(cursor: PatternCursor): number | undefined {
  const from = cursor.at++;
  if (cursor.isAtEnd) {
    return cursor.fail(
      "trailing backslash at end of expression",
      { from: cursor.at, to: cursor.at },
      { from, to: cursor.at },
    );
  }
  const codePoint = cursor.next();
  if (codePoint === undefined) return undefined;
  const character = String.fromCodePoint(codePoint);
  const simple = controlCharacters.get(character);
  if (simple !== undefined) return simple;
  if (character === "x") {
    const value = readHexadecimal(cursor);
    if (value !== undefined || cursor.mistake !== undefined) return value;
  } else if (character >= "0" && character <= "7") {
    // A single digit would refer back to a group, which RE2 cannot do.
    if (character === "0" || isOctal(cursor.unit())) return readOctal(cursor, codePoint - zero);
  } else if (codePoint < 0x80 && !/[A-Za-z0-9]/.test(character)) {
    return codePoint;
  }
  return cursor.fail("invalid escape sequence", { from, to: cursor.at });
}

const controlCharacters = new Map([
  ["a", 0x07],
  ["f", 0x0c],
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
]);

const zero = 0x30;

function isOctal(unit: number): boolean {
  return unit >= zero && unit <= zero + 7;
}

function readOctal(cursor: PatternCursor, first: number): number {
  let value = first;
  for (let count = 1; count < 3 && isOctal(cursor.unit()); count++) {
    value = value * 8 + cursor.unit() - zero;
    cursor.at++;
  }
  return value;
}

/** `undefined`, with all that was looked at taken, where it is no number. */
function readHexadecimal(cursor: PatternCursor): number | undefined {
  if (cursor.isAtEnd) return undefined;
  if (cursor.take("{")) return readBraced(cursor);
  const high = cursor.next();
  const low = high === undefined ? undefined : cursor.next();
  if (high === undefined || low === undefined) return undefined;
  const values = [digit(high), digit(low)] as const;
  return values[0] === undefined || values[1] === undefined ? undefined : values[0] * 16 + values[1];
}

function readBraced(cursor: PatternCursor): number | undefined {
  const from = cursor.at;
  for (let value = 0; ; ) {
    if (cursor.isAtEnd) return undefined;
    const next = cursor.next();
    if (next === undefined) return undefined;
    if (next === closingBrace) return cursor.at === from + 1 ? undefined : value;
    const added = digit(next);
    if (added === undefined) return undefined;
    value = value * 16 + added;
    if (value > lastCodePoint) return undefined;
  }
}

const closingBrace = 0x7d;

function digit(codePoint: number): number | undefined {
  if (codePoint === atEnd || codePoint > 0x7f) return undefined;
  const value = Number.parseInt(String.fromCodePoint(codePoint), 16);
  return Number.isNaN(value) ? undefined : value;
}
