import type { Span } from "../core/text/span.ts";

/**
 * Where an offset stands in the outline of a YAML text, told from indentation alone.
 * Text that is being typed is no YAML most of the time, so completion cannot wait for a tree.
 */
export interface YamlPlace {
  /** Keys from the outermost one; an item of a list counts as `-`. */
  readonly path: readonly string[];
  readonly at: KeyPlace | ValuePlace | CommentPlace;
}

/** A key is typed here, or could be. */
export interface KeyPlace {
  readonly kind: "key";
  /** The word around the offset; empty where nothing is typed yet. */
  readonly word: Span;
  /** Whether a colon follows the word already. */
  readonly hasColon: boolean;
  /** Column where the key starts. */
  readonly column: number;
  /** The other keys of the same mapping. */
  readonly siblings: readonly string[];
}

/** The value of the path's last key is typed here. */
export interface ValuePlace {
  readonly kind: "value";
  /** What is written of the value, with its quotes; for a block scalar all its lines, without the header. */
  readonly span: Span;
  readonly style: "plain" | "single-quoted" | "double-quoted" | "block";
}

export interface CommentPlace {
  readonly kind: "comment";
  readonly span: Span;
}

/** `textKeys` are the keys whose value is a text even where it begins on a line of its own. */
export function yamlPlaceAt(
  text: string,
  offset: number,
  textKeys: readonly string[] = [],
): YamlPlace | undefined {
  const line = lineAround(text, offset);
  const outline = outlineOf(text, line);
  const blank = text.slice(line.from, line.to).trim() === "";
  const column = blank ? offset - line.from : outline.column;
  const owner = scalarOwner(text, line, { column, textKeys });
  if (owner !== undefined) return { path: pathTo(text, owner.line, owner.key), at: owner.place() };

  const comment = commentStart(text, line, outline);
  if (comment !== undefined && comment < offset) {
    return { path: [], at: { kind: "comment", span: { from: comment, to: line.to } } };
  }
  const { key } = outline;
  if (key !== undefined && offset > key.colon) {
    const path = pathTo(text, line, key);
    if (offset === key.colon + 1 && text.charAt(offset).trim() !== "") return undefined;
    return { path, at: valuePlace(text, key.colon + 1, line.to) };
  }
  if (
    key === undefined &&
    outline.rest !== undefined &&
    /[\s"'{[]/.test(text.slice(outline.rest.from, offset))
  ) {
    return undefined;
  }
  const word = key?.span ?? outline.rest ?? { from: offset, to: offset };
  if (offset < word.from || offset > word.to) return undefined;
  const start: Element = { kind: "key", column: word.from - line.from, name: "" };
  const inside = outline.items.filter((item) => item.column < start.column);
  const path = [...parentsOf(text, line, inside[0] ?? start), ...inside.map(() => "-")];
  return {
    path,
    at: {
      kind: "key",
      word,
      hasColon: key !== undefined,
      column: start.column,
      siblings: siblingsOf(text, line, start.column, inside.length > 0),
    },
  };
}

interface KeyOnLine {
  readonly kind: "key";
  readonly column: number;
  readonly name: string;
  readonly span: Span;
  /** Offset of the colon. */
  readonly colon: number;
}

interface Item {
  readonly kind: "item";
  readonly column: number;
}

type Element = Item | Pick<KeyOnLine, "kind" | "column" | "name">;

interface Outline {
  /** Column of the first character that is not white space; of the end where there is none. */
  readonly column: number;
  readonly items: readonly Item[];
  readonly key: KeyOnLine | undefined;
  /** Text after the dashes that is no key. */
  readonly rest: Span | undefined;
}

const keyPattern =
  /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s#"'{}[\],&*!|>%@`-][^\n#]*?|-[^\s#][^\n#]*?))[ \t]*:(?=[ \t\r\n]|$)/y;

function outlineOf(text: string, line: Span): Outline {
  let at = skipBlanks(text, line.from, line.to);
  const column = at - line.from;
  const items: Item[] = [];
  while (text[at] === "-" && (at + 1 >= line.to || text[at + 1] === " " || text[at + 1] === "\t")) {
    items.push({ kind: "item", column: at - line.from });
    at = skipBlanks(text, at + 1, line.to);
  }
  keyPattern.lastIndex = at;
  const match = keyPattern.exec(text);
  if (match !== null && at + match[0].length <= line.to) {
    const name = match[1] ?? match[2] ?? match[3]!;
    const colon = at + match[0].length - 1;
    const width = match[0].slice(0, -1).trimEnd().length;
    return {
      column,
      items,
      key: { kind: "key", column: at - line.from, name, span: { from: at, to: at + width }, colon },
      rest: undefined,
    };
  }
  const end = line.from + text.slice(line.from, line.to).trimEnd().length;
  const rest = at < end && text[at] !== "#" ? { from: at, to: end } : undefined;
  return { column, items, key: undefined, rest };
}

interface ScalarOwner {
  readonly line: Span;
  readonly key: KeyOnLine;
  place(): ValuePlace;
}

const blockHeader = /^[ \t]*(?:[!&]\S*[ \t]+)*[|>][-+0-9]*[ \t]*(?:#.*)?$/;

/** The key whose scalar goes on over the line, if there is one: the nearest of the keys around it that has a text. */
function scalarOwner(
  text: string,
  line: Span,
  { column: from, textKeys }: { column: number; textKeys: readonly string[] },
): ScalarOwner | undefined {
  let column = from;
  for (const above of linesAbove(text, line)) {
    const { key, column: first } = outlineOf(text, above);
    if (first >= column) continue;
    if (key !== undefined && key.column < column) {
      const value = text.slice(key.colon + 1, above.to).trimEnd();
      if (blockHeader.test(value)) return { line: above, key, place: () => blockPlace(text, above, key) };
      const hasText = value.trimStart() !== "" && !value.trimStart().startsWith("#");
      if (hasText || textKeys.includes(key.name)) {
        return { line: above, key, place: () => textPlace(text, above, key) };
      }
    }
    // What encloses the line may itself be no more than the text of a block scalar.
    column = first;
  }
  return undefined;
}

/** All lines below the header that are indented deeper than the key. */
function blockPlace(text: string, header: Span, key: KeyOnLine): ValuePlace {
  const from = Math.min(text.length, afterBreak(text, header.to));
  return { kind: "value", span: { from, to: endOfScalar(text, header, key) }, style: "block" };
}

function textPlace(text: string, line: Span, key: KeyOnLine): ValuePlace {
  return valuePlace(text, key.colon + 1, endOfScalar(text, line, key));
}

function endOfScalar(text: string, header: Span, key: KeyOnLine): number {
  let end = header.to;
  while (end < text.length) {
    const line = lineAround(text, afterBreak(text, end));
    const first = skipBlanks(text, line.from, line.to);
    if (first < line.to && first - line.from <= key.column) break;
    end = line.to;
  }
  return end;
}

function valuePlace(text: string, from: number, to: number): ValuePlace {
  const start = skipBlanks(text, from, to);
  const quote = text[start];
  const style = quote === '"' ? "double-quoted" : quote === "'" ? "single-quoted" : "plain";
  const written = text.slice(start, to);
  const comment = style === "plain" ? written.search(/[ \t]#/) : -1;
  const end = start + (comment === -1 ? written : written.slice(0, comment)).trimEnd().length;
  return { kind: "value", span: { from: start, to: end }, style };
}

function commentStart(text: string, line: Span, outline: Outline): number | undefined {
  if (outline.rest === undefined && outline.key === undefined) {
    const at = text.slice(line.from, line.to).indexOf("#");
    return at === -1 ? undefined : line.from + at;
  }
  const from = outline.key === undefined ? outline.rest!.from : outline.key.colon;
  let quote: string | undefined;
  for (let at = from; at < line.to; at++) {
    const char = text[at]!;
    if (quote !== undefined) {
      if (char === "\\" && quote === '"') at++;
      else if (char === quote) quote = undefined;
    } else if ((char === '"' || char === "'") && skipBlanks(text, from + 1, line.to) === at) quote = char;
    else if (char === "#" && /\s/.test(text[at - 1]!)) return at;
  }
  return undefined;
}

function pathTo(text: string, line: Span, key: KeyOnLine): string[] {
  const items = outlineOf(text, line).items;
  return [...parentsOf(text, line, items[0] ?? key), ...items.map(() => "-"), key.name];
}

/** The path of whatever `child` belongs to; everything of it stands on lines above. */
function parentsOf(text: string, line: Span, child: Element): string[] {
  const path: string[] = [];
  let current = child;
  for (const above of linesAbove(text, line)) {
    if (current.column === 0 && current.kind === "key") break;
    const { items, key } = outlineOf(text, above);
    const elements: Element[] = key === undefined ? [...items] : [...items, key];
    for (const element of elements.reverse()) {
      const isParent =
        element.column < current.column ||
        (element.column === current.column && current.kind === "item" && element.kind === "key");
      if (!isParent) continue;
      path.push(element.kind === "item" ? "-" : element.name);
      current = element;
    }
  }
  return path.reverse();
}

/** Names of the keys that start at the column, above and below, in the same mapping. */
function siblingsOf(text: string, line: Span, column: number, startsItem: boolean): string[] {
  const names: string[] = [];
  if (!startsItem) {
    for (const above of linesAbove(text, line)) {
      const { key, column: first } = outlineOf(text, above);
      if (key?.column === column) names.push(key.name);
      if (first < column) break;
    }
  }
  for (const below of linesBelow(text, line)) {
    const { key, column: first, items } = outlineOf(text, below);
    if (first < column || items.length > 0) {
      if (first <= column) break;
      continue;
    }
    if (key?.column === column) names.push(key.name);
  }
  return names;
}

/** Lines above that are neither blank nor a comment, nearest first. */
function* linesAbove(text: string, line: Span): Generator<Span> {
  let end = line.from;
  while (end > 0) {
    const above = lineAround(text, end - 1);
    end = above.from;
    if (!isIdle(text, above)) yield above;
  }
}

function* linesBelow(text: string, line: Span): Generator<Span> {
  let at = line.to;
  while (at < text.length) {
    const below = lineAround(text, afterBreak(text, at));
    at = Math.max(below.to, at + 1);
    if (!isIdle(text, below)) yield below;
  }
}

function isIdle(text: string, line: Span): boolean {
  const first = skipBlanks(text, line.from, line.to);
  return first === line.to || text[first] === "#";
}

/** The line that holds the offset, without its line break. */
function lineAround(text: string, offset: number): Span {
  const from = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const next = text.indexOf("\n", offset);
  const end = next === -1 ? text.length : next;
  return { from, to: end > from && text[end - 1] === "\r" ? end - 1 : end };
}

function afterBreak(text: string, at: number): number {
  const from = text[at] === "\r" ? at + 1 : at;
  return from + 1;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] === " " || text[at] === "\t")) at++;
  return at;
}
