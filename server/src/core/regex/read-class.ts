import type { ClassItem, ClassNode, NamedClass } from "./ast.ts";
import { atEnd, type PatternCursor } from "./pattern-cursor.ts";
import { readEscape } from "./read-escape.ts";
import { isUnicodeClass } from "./unicode-class.ts";

/** Reads a class in brackets. */
export function readClass(cursor: PatternCursor, ignoresCase: boolean): ClassNode | undefined {
  const from = cursor.at++;
  const isNegated = cursor.take("^");
  const items: ClassItem[] = [];
  // A bracket that closes is an ordinary character where it comes first.
  while (items.length === 0 || !cursor.startsWith("]")) {
    const item = readPosixClass(cursor) ?? readNamedClass(cursor) ?? readRange(cursor, from);
    if (item === undefined || cursor.mistake !== undefined) return undefined;
    items.push(item);
  }
  cursor.at++;
  return { kind: "class", isNegated, ignoresCase, items, span: { from, to: cursor.at } };
}

/** Reads `\d` and the like, and `\pL`, `\p{Greek}`, `\P{^Greek}`; `undefined` before anything else, too. */
export function readNamedClass(cursor: PatternCursor): NamedClass | undefined {
  if (cursor.unit() !== backslash) return undefined;
  const letter = cursor.pattern.charAt(cursor.at + 1);
  if (letter === "p" || letter === "P") return readUnicodeClass(cursor, letter === "P");
  if (letter === "" || !"dswDSW".includes(letter)) return undefined;
  const span = { from: cursor.at, to: cursor.at + 2 };
  cursor.at += 2;
  const name = letter.toLowerCase();
  return { kind: "named", family: "perl", name, isNegated: letter !== name, span };
}

const backslash = 0x5c;

function readUnicodeClass(cursor: PatternCursor, isUpper: boolean): NamedClass | undefined {
  const from = cursor.at;
  const { pattern } = cursor;
  cursor.at += 2;
  let written: string;
  if (cursor.take("{")) {
    const end = pattern.indexOf("}", cursor.at);
    const to = end === -1 ? pattern.length : end;
    if (!cursor.isWellFormed(cursor.at, to)) return undefined;
    if (end === -1) return cursor.fail(invalidRange, { from, to });
    written = pattern.slice(cursor.at, end);
    cursor.at = end + 1;
  } else {
    if (cursor.next() === undefined) return undefined;
    written = pattern.slice(from + 2, cursor.at);
  }
  const span = { from, to: cursor.at };
  const isNegated = isUpper !== written.startsWith("^");
  const name = written.startsWith("^") ? written.slice(1) : written;
  if (!isUnicodeClass(name)) return cursor.fail(invalidRange, span);
  return { kind: "named", family: "unicode", name, isNegated, span };
}

const invalidRange = "invalid character class range";

function readPosixClass(cursor: PatternCursor): NamedClass | undefined {
  if (!cursor.startsWith("[:")) return undefined;
  const from = cursor.at;
  const end = cursor.find(":]", from + 2);
  if (end === -1) return undefined;
  const span = { from, to: end + 2 };
  const isNegated = cursor.pattern.charAt(from + 2) === "^";
  const name = cursor.pattern.slice(from + (isNegated ? 3 : 2), end);
  if (!posixNames.has(name)) return cursor.fail(invalidRange, span);
  cursor.at = span.to;
  return { kind: "named", family: "posix", name, isNegated, span };
}

const posixNames = new Set(
  "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split(" "),
);

function readRange(cursor: PatternCursor, classStart: number): ClassItem | undefined {
  if (cursor.mistake !== undefined) return undefined;
  const start = cursor.at;
  const from = readCharacter(cursor, classStart);
  if (from === undefined) return undefined;
  let to: number | undefined = from;
  const isRange = cursor.startsWith("-") && cursor.at + 1 < cursor.pattern.length && !cursor.startsWith("-]");
  if (isRange) {
    cursor.at++;
    to = readCharacter(cursor, classStart);
    if (to === undefined) return undefined;
  }
  const span = { from: start, to: cursor.at };
  if (to < from) return cursor.fail(invalidRange, span);
  return { kind: "range", from, to, span };
}

function readCharacter(cursor: PatternCursor, classStart: number): number | undefined {
  if (cursor.unit() === backslash) return readEscape(cursor);
  const character = cursor.next();
  if (character !== atEnd) return character;
  const { length } = cursor.pattern;
  return cursor.fail(
    "missing closing ]",
    { from: classStart, to: length },
    { from: classStart, to: classStart + 1 },
  );
}
