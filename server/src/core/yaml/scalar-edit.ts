import type { TextEdit } from "../text/text-edit.ts";
import { readBlockHeader, readBlockScalar } from "./block-scalar.ts";
import { readDoubleQuoted, readSingleQuoted } from "./flow-scalar.ts";
import { isBreak } from "./line-break.ts";
import { scanPlain } from "./plain-scanner.ts";
import { scalarMap } from "./scalar-map.ts";
import { scalarType } from "./scalar-type.ts";
import { cannotStartPlain } from "./scan-rules.ts";
import { Rejection } from "./token.ts";
import type { YamlScalar } from "./yaml-node.ts";

/**
 * The edit that puts `replacement` in the place of a span of the scalar's value, written as the scalar's style asks
 * for. `undefined` when the style cannot hold it: the edit was tried, and another value came out. Values longer than
 * anybody writes are left alone: each edit reads them again, and they have room for thousands.
 */
export function replaceInScalar(text: string, scalar: YamlScalar, edit: TextEdit): TextEdit | undefined {
  return scalar.value.length > longestEdited ? undefined : replace(text, scalar, edit);
}

/** UTF-16 units. */
const longestEdited = 10_000;

function replace(text: string, scalar: YamlScalar, { span, newText }: TextEdit): TextEdit | undefined {
  if (scalar.origin !== undefined) return replaceWithin(text, scalar.origin, { span, newText });
  const { value } = scalar;
  const endsLine = span.to >= value.length || value.charCodeAt(span.to) === 10;
  const written = write(text, scalar, { newText, endsLine });
  if (written === undefined) return undefined;
  const edit = { span: scalarMap(text, scalar).spanToSource(span), newText: written };
  const expected = value.slice(0, span.from) + newText + value.slice(span.to);
  return valueAfter(text, scalar, edit) === expected ? edit : undefined;
}

/** Changes the text that the scalar was read from, and then what that text was read from. */
function replaceWithin(
  text: string,
  origin: NonNullable<YamlScalar["origin"]>,
  edit: TextEdit,
): TextEdit | undefined {
  const inner = replace(origin.text, origin.scalar, edit);
  if (inner === undefined) return undefined;
  if (origin.holder !== undefined) return replace(origin.holder.text, origin.holder.scalar, inner);
  const span = origin.map.spanToSource(inner.span);
  const isSame = text.slice(span.from, span.to) === origin.text.slice(inner.span.from, inner.span.to);
  return isSame ? { span, newText: inner.newText } : undefined;
}

interface Replacement {
  readonly newText: string;
  /** Whether nothing follows it in its line. */
  readonly endsLine: boolean;
}

/** The replacement in the scalar's style. */
function write(text: string, scalar: YamlScalar, replacement: Replacement): string | undefined {
  const { newText } = replacement;
  if (scalar.style === "double-quoted") return escaped(newText);
  if (unprintable.test(newText)) return undefined;
  if (scalar.style === "literal") return indentLines(text, scalar, replacement);
  if (newText.includes("\n")) return undefined;
  return scalar.style === "single-quoted" ? newText.replaceAll("'", "''") : newText;
}

/** What only an escape can bring into a value. */
export const unprintable =
  /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function escaped(newText: string): string {
  return newText.replace(/["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/g, (character) => {
    const short = shortEscapes.get(character);
    if (short !== undefined) return short;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
]);

/** New lines of a literal scalar are indented as its first one is, and end as its header does. */
function indentLines(
  text: string,
  scalar: YamlScalar,
  { newText, endsLine }: Replacement,
): string | undefined {
  if (!newText.includes("\n")) return newText;
  const first = scalarMap(text, scalar).toSource(scalar.value.search(/[^\n]/));
  let lineStart = first;
  while (lineStart > 0 && !isBreak(text.charCodeAt(lineStart - 1))) lineStart--;
  const indentation = text.slice(lineStart, first);
  if (scalar.value.trim() === "" || indentation.trim() !== "") return undefined;
  const lineBreak =
    text.charCodeAt(lineStart - 1) === 10 && text.charCodeAt(lineStart - 2) === 13 ? "\r\n" : "\n";
  const starts = endsLine ? /\n(?!\n|$)/g : /\n(?!\n)/g;
  return newText.replaceAll(starts, `\n${indentation}`).replaceAll("\n", lineBreak);
}

/** Reads the scalar's own source again as it is after the edit. */
function valueAfter(text: string, scalar: YamlScalar, edit: TextEdit): string | undefined {
  const { from } = scalar.span;
  const to = Math.max(scalar.span.to, scalarMap(text, scalar).toSource(scalar.value.length));
  const source = text.slice(from, edit.span.from) + edit.newText + text.slice(edit.span.to, to);
  // A line that follows must stay a line of its own.
  if (isBreak(text.charCodeAt(to - 1)) && to < text.length && !source.endsWith("\n")) return undefined;
  switch (scalar.style) {
    case "plain":
      return plainValue(source, scalar);
    case "single-quoted":
      return quotedValue(source, readSingleQuoted(source, 0));
    case "double-quoted":
      return quotedValue(source, readDoubleQuoted(source, 0));
    case "literal":
    case "folded":
      return blockValue(source, text, scalar);
  }
}

function plainValue(source: string, scalar: YamlScalar): string | undefined {
  if (cannotStartPlain(source, 0)) return undefined;
  try {
    const { value, to } = scanPlain(source, 0, 0, 0, scalar.flow === true);
    const isWhole = to === source.length && !/:$/.test(source);
    return isWhole && isStillText(scalar, value) ? value : undefined;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** A text must not become YAML's null or a merge key. */
function isStillText(scalar: YamlScalar, value: string): boolean {
  const type = scalarType({ ...scalar, value });
  return type === scalarType(scalar) || (type !== "!!null" && type !== "!!merge");
}

function quotedValue(source: string, read: ReturnType<typeof readSingleQuoted>): string | undefined {
  return read.error === undefined && read.to === source.length ? read.pieces.value : undefined;
}

function blockValue(source: string, text: string, scalar: YamlScalar): string | undefined {
  const { increment } = readBlockHeader(text, scalar.span.from);
  const content = scalar.value.search(/[^\n]/);
  if (content < 0) return undefined;
  // With an indicator, the indentation counts from that of the parent.
  let parentIndent = 0;
  if (increment > 0) {
    const first = scalarMap(text, scalar).toSource(content);
    let lineStart = first;
    while (lineStart > 0 && !isBreak(text.charCodeAt(lineStart - 1))) lineStart--;
    parentIndent = first - lineStart - increment;
  }
  const { pieces, next, error } = readBlockScalar(source, 0, parentIndent);
  return error === undefined && next === source.length ? pieces.value : undefined;
}
