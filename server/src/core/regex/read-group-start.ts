import { atEnd, type PatternCursor } from "./pattern-cursor.ts";

/** What `(?i)` and its like have switched on or off at a place in a pattern. */
export interface PatternFlags {
  readonly ignoresCase: boolean;
  /** `^` and `$` are the start and the end of lines. */
  readonly isMultiLine: boolean;
  readonly dotMatchesLineFeed: boolean;
  /** Repetitions take as little as they can, and as much as they can with a `?` behind. */
  readonly isLazy: boolean;
}

export type GroupStart =
  | { readonly kind: "capture"; readonly name: string | undefined }
  | { readonly kind: "plain"; readonly written: string; readonly flags: PatternFlags }
  /** `(?i)`, which is no group. */
  | { readonly kind: "flags"; readonly written: string; readonly flags: PatternFlags };

/** Reads a parenthesis that opens, and what says of which kind the group is. */
export function readGroupStart(cursor: PatternCursor, flags: PatternFlags): GroupStart | undefined {
  if (!cursor.startsWith("(?")) {
    cursor.at++;
    return { kind: "capture", name: undefined };
  }
  for (const start of ["(?P<", "(?<"]) {
    if (cursor.startsWith(start) && cursor.at + start.length < cursor.pattern.length) {
      return readName(cursor, start.length);
    }
  }
  return readFlags(cursor, flags);
}

function readName(cursor: PatternCursor, startLength: number): GroupStart | undefined {
  const { at: from, pattern } = cursor;
  const invalid = "invalid named capture";
  const end = pattern.indexOf(">", from);
  if (end === -1) {
    const quoted = { from, to: pattern.length };
    return cursor.isWellFormed(from, pattern.length) ? cursor.fail(invalid, quoted) : undefined;
  }
  const nameFrom = from + startLength;
  if (!cursor.isWellFormed(nameFrom, end)) return undefined;
  const name = pattern.slice(nameFrom, end);
  if (!/^[A-Za-z0-9_]+$/.test(name)) return cursor.fail(invalid, { from, to: end + 1 });
  cursor.at = end + 1;
  return { kind: "capture", name };
}

function readFlags(cursor: PatternCursor, outer: PatternFlags): GroupStart | undefined {
  const from = cursor.at;
  cursor.at += 2;
  const flags: Record<keyof PatternFlags, boolean> = { ...outer };
  let value = true;
  let isComplete = true;
  for (;;) {
    const next = cursor.next();
    if (next === undefined) return undefined;
    const letter = next === atEnd ? "" : String.fromCodePoint(next);
    const flag = flagOfLetter.get(letter);
    if (flag !== undefined) {
      flags[flag] = value;
      isComplete = true;
    } else if (letter === "-" && value) {
      value = false;
      isComplete = false;
    } else if ((letter === ":" || letter === ")") && isComplete) {
      const written = cursor.pattern.slice(from + 2, cursor.at - 1);
      return { kind: letter === ":" ? "plain" : "flags", written, flags };
    } else {
      return cursor.fail("invalid or unsupported Perl syntax", { from, to: cursor.at });
    }
  }
}

const flagOfLetter = new Map<string, keyof PatternFlags>([
  ["i", "ignoresCase"],
  ["m", "isMultiLine"],
  ["s", "dotMatchesLineFeed"],
  ["U", "isLazy"],
]);
