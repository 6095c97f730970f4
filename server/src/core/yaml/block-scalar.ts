import type { Span } from "../text/span.ts";
import type { ScalarError } from "./flow-scalar.ts";
import { breakLength, breakValue, isBlank, isBreak, lineEnd } from "./line-break.ts";
import { ScalarPieces } from "./scalar-pieces.ts";
import type { ScalarStyle } from "./yaml-node.ts";

/** What stands after `|` or `>`: `2-`, `+`, a comment. */
export interface BlockHeader {
  readonly chomping: "clip" | "strip" | "keep";
  /** The indentation indicator; 0 when there is none. */
  readonly increment: number;
  /** Where the header's own text ends, before blanks and a comment. */
  readonly to: number;
  /** Offset of the comment's `#`, if there is one. */
  readonly comment: number | undefined;
  /** Where the first content line starts. */
  readonly next: number;
  readonly error: ScalarError | undefined;
}

export interface BlockScalar {
  readonly pieces: ScalarPieces;
  /** Past the last character of the last line that has content; past the header when none has. */
  readonly to: number;
  /** Where the first line starts that is no longer part of the scalar; its indentation may be part of it already. */
  readonly next: number;
  /** The comment in the header. */
  readonly comment: Span | undefined;
  readonly error: ScalarError | undefined;
}

export function readBlockHeader(text: string, from: number): BlockHeader {
  let at = from + 1;
  let chomping: BlockHeader["chomping"] = "clip";
  let increment = 0;
  let error: ScalarError | undefined;
  let hasChomping = false;
  let hasIncrement = false;
  for (let indicator = 0; indicator < 2; indicator++) {
    const code = text.charCodeAt(at);
    if (!hasChomping && (code === 43 || code === 45)) {
      chomping = code === 43 ? "keep" : "strip";
      hasChomping = true;
      at++;
    } else if (!hasIncrement && code >= 48 && code <= 57) {
      increment = code - 48;
      if (increment === 0) {
        error = { from: at, to: at + 1, message: "found an indentation indicator equal to 0" };
      }
      hasIncrement = true;
      at++;
    }
  }
  const to = at;
  while (isBlank(text.charCodeAt(at))) at++;
  const comment = text.charCodeAt(at) === 35 ? at : undefined;
  const end = lineEnd(text, at);
  if (comment === undefined && at < end) {
    error ??= { from: at, to: end, message: "did not find expected comment or line break" };
  }
  return { chomping, increment, to, comment, next: end + breakLength(text, end), error };
}

/**
 * Reads a literal or folded scalar whose indicator stands at `from`. `parentIndent` is the column of the block
 * that holds it, -1 at the top. Mirrors `yaml_parser_scan_block_scalar`.
 */
export function readBlockScalar(text: string, from: number, parentIndent: number): BlockScalar {
  const header = readBlockHeader(text, from);
  const explicit = header.increment === 0 ? 0 : Math.max(parentIndent, 0) + header.increment;
  const found = explicit === 0 ? findIndent(text, header.next, parentIndent) : undefined;
  const style = text.charCodeAt(from) === 124 ? "literal" : "folded";
  const content = readContent(text, header, style, found?.indent ?? explicit);
  const { comment } = header;
  return {
    ...content,
    comment: comment === undefined ? undefined : { from: comment, to: lineEnd(text, comment) },
    error: header.error ?? found?.error ?? content.error,
  };
}

/** Cuts the value of a block scalar that was read before, so that its value is known. */
export function blockScalarPieces(text: string, from: number, value: string): ScalarPieces {
  const header = readBlockHeader(text, from);
  const style = text.charCodeAt(from) === 124 ? "literal" : "folded";
  return readContent(text, header, style, indentOf(text, header.next, value)).pieces;
}

function readContent(
  text: string,
  header: BlockHeader,
  style: ScalarStyle,
  indent: number,
): Omit<BlockScalar, "comment"> {
  const pieces = new ScalarPieces();
  let error: ScalarError | undefined;
  let to = header.to;
  let next = header.next;
  let at = next;
  /** The break at the end of the last content line; it waits for what follows. */
  let leadingBreak = -1;
  /** Breaks of empty lines since then. */
  let trailingBreaks: number[] = [];
  let leadingBlank = false;
  for (;;) {
    const lineStart = at;
    while (at - lineStart < indent && text.charCodeAt(at) === 32) at++;
    if (at - lineStart < indent && text.charCodeAt(at) === 9) {
      error ??= tabError(at);
    }
    const length = breakLength(text, at);
    if (length > 0) {
      trailingBreaks.push(at);
      at += length;
      next = at;
      continue;
    }
    if (at - lineStart !== indent || at >= text.length) break;
    const blank = isBlank(text.charCodeAt(at));
    const folds =
      style === "folded" &&
      !leadingBlank &&
      !blank &&
      leadingBreak >= 0 &&
      breakValue(text, leadingBreak) === "\n";
    if (!folds) addBreak(text, leadingBreak, pieces);
    else if (trailingBreaks.length === 0) {
      pieces.add(" ", leadingBreak, leadingBreak + breakLength(text, leadingBreak));
    }
    for (const each of trailingBreaks) addBreak(text, each, pieces);
    trailingBreaks = [];
    leadingBlank = blank;
    to = lineEnd(text, at);
    pieces.copy(text, at, to);
    leadingBreak = to < text.length ? to : -1;
    at = to + breakLength(text, to);
    next = at;
  }
  if (header.chomping !== "strip") addBreak(text, leadingBreak, pieces);
  if (header.chomping === "keep") for (const each of trailingBreaks) addBreak(text, each, pieces);
  return { pieces, to, next, error };
}

function addBreak(text: string, at: number, pieces: ScalarPieces): void {
  if (at >= 0) pieces.add(breakValue(text, at), at, at + breakLength(text, at));
}

/** The deepest of the empty lines before the content and its first line; at least one more than the parent. */
function findIndent(text: string, from: number, parentIndent: number) {
  let deepest = 0;
  let at = from;
  for (;;) {
    const lineStart = at;
    while (text.charCodeAt(at) === 32) at++;
    deepest = Math.max(deepest, at - lineStart);
    const length = breakLength(text, at);
    if (length === 0) {
      const error = text.charCodeAt(at) === 9 ? tabError(at) : undefined;
      return { indent: Math.max(deepest, parentIndent + 1, 1), error };
    }
    at += length;
  }
}

function tabError(at: number): ScalarError {
  return { from: at, to: at + 1, message: "found a tab character where an indentation space is expected" };
}

/** The indentation that gave `value`: its first line that is not empty is that of the source, less the indentation. */
function indentOf(text: string, from: number, value: string): number {
  let valueAt = 0;
  let at = from;
  while (valueAt < value.length && isBreak(value.charCodeAt(valueAt))) {
    at = lineEnd(text, at);
    at += breakLength(text, at);
    valueAt++;
  }
  if (valueAt === value.length) return Number.POSITIVE_INFINITY;
  return countSpaces(text, at) - countSpaces(value, valueAt);
}

function countSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at - from;
}
