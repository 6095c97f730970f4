import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { unquote } from "./string-literal.ts";

/**
 * The edit of a string literal that puts `newText` in the place of a span of its value, escaped as its quotes ask for.
 * `undefined` when the quotes cannot hold it: the edit was tried, and another value came out.
 */
export function replaceInString(literal: string, { span, newText }: TextEdit): TextEdit | undefined {
  const value = unquote(literal);
  const place = spanInString(literal, span);
  if (value === undefined || place === undefined) return undefined;
  const edit = { span: place, newText: escapeForString(newText, literal[0]!) };
  const edited = literal.slice(0, place.from) + edit.newText + literal.slice(place.to);
  return unquote(edited) === value.slice(0, span.from) + newText + value.slice(span.to) ? edit : undefined;
}

/** Where in a literal the characters of a span of its value are written; `undefined` where that cannot be told. */
export function spanInString(literal: string, { from, to }: Span): Span | undefined {
  if (literal.startsWith("`") || !literal.includes("\\")) return { from: from + 1, to: to + 1 };
  const offsets = offsetsIn(literal);
  const [start, end] = [offsets?.[from], offsets?.[to]];
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

/** A text as it is written between quotes of this kind. Backquotes know no escapes. */
export function escapeForString(text: string, quote: string): string {
  if (quote === "`") return text;
  return text.replace(/[\\"'\0-\x1f\x7f]/g, (character) => {
    if (character === '"' || character === "'") return character === quote ? `\\${character}` : character;
    return shortEscapes.get(character) ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Where each UTF-16 unit of the value is written, and the closing quote. */
function offsetsIn(literal: string): readonly number[] | undefined {
  const offsets: number[] = [];
  const quote = literal[0]!;
  let value = "";
  for (const piece of literal.slice(1, -1).matchAll(pieces)) {
    const part = unquote(quote + piece[0] + quote);
    if (part === undefined) return undefined;
    for (let unit = 0; unit < part.length; unit++) offsets.push(1 + piece.index);
    value += part;
  }
  offsets.push(literal.length - 1);
  // Bytes that make one character together have no places of their own.
  return value === unquote(literal) ? offsets : undefined;
}

const pieces = /\\(?:x[\da-fA-F]{2}|[0-7]{3}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|[^\\]/gsu;
