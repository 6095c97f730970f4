import { readBlockScalar } from "./block-scalar.ts";
import { plainPieces, readDoubleQuoted, readSingleQuoted } from "./flow-scalar.ts";
import { FlowScan } from "./scan-flow.ts";
import {
  allDiffer,
  breakLength,
  cannotStartPlain,
  continuation,
  escapedClose,
  isBlankOrEnd,
  isLineEnd,
  leave,
  lineEnd,
  mayEndDocument,
  notSure,
  plainKeyEnd,
  plainLineEnd,
  quotedKeyEnd,
  simpleClose,
  trimmedEnd,
} from "./scan-rules.ts";
import { emptyScalar } from "./tree-builder.ts";
import type {
  ScalarStyle,
  YamlComment,
  YamlDocument,
  YamlEntry,
  YamlList,
  YamlMap,
  YamlNode,
  YamlScalar,
} from "./yaml-node.ts";

/**
 * Reads the block YAML that rule files are written in, many times faster than `readYaml`: maps and lists by
 * indentation, scalars of every style, flow collections on one line. Whatever else it meets, it leaves to `readYaml`
 * and returns `undefined`; where it answers, it answers the same, and there is no problem in the text.
 */
export function scanYaml(text: string): YamlDocument | undefined {
  if (strange.test(text) || hasLoneReturn(text)) return undefined;
  try {
    return new BlockScan(text).document();
  } catch (error) {
    if (error === notSure) return undefined;
    throw error;
  }
}

/** Control characters, what YAML 1.1 counts as line breaks, and byte order marks: all but the usual characters. */
const strange = /[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;

function hasLoneReturn(text: string): boolean {
  return text.includes("\r") && /\r(?!\n)/.test(text);
}

/** Deeper than any rule file. */
const maxDepth = 100;

class BlockScan {
  readonly #text: string;
  readonly #flow: FlowScan;
  readonly #comments: YamlComment[] = [];
  /** The first character of the next line that has content, and its column. At the end of the text, the column is -1. */
  #at = 0;
  #column = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#flow = new FlowScan(text);
  }

  document(): YamlDocument {
    this.#toContent(0);
    let root: YamlNode | undefined;
    if (this.#column >= 0) {
      root = this.#node(this.#column, -1);
      if (root.kind === "scalar" || this.#column >= 0) leave();
    }
    const span = { from: 0, to: this.#text.length };
    return { root, span, problems: [], comments: this.#comments };
  }

  /** A node whose first character stands at `column`, in a block at `parentIndent`. */
  #node(column: number, parentIndent: number): YamlNode {
    const text = this.#text;
    const at = this.#at;
    const code = text.charCodeAt(at);
    if (code === 45 && isBlankOrEnd(text, at + 1)) return this.#list(column, false);
    const keyEnd = code === 34 || code === 39 ? quotedKeyEnd(text, at, code) : plainKeyEnd(text, at);
    if (keyEnd >= 0) return this.#map(column, keyEnd);
    return this.#inline(at, parentIndent);
  }

  #map(column: number, firstKeyEnd: number): YamlMap {
    if (++this.#depth > maxDepth) leave();
    const text = this.#text;
    const from = this.#at;
    const entries: YamlEntry[] = [];
    let keyEnd = firstKeyEnd;
    let to = from;
    for (;;) {
      const key = this.#key(this.#at, keyEnd);
      // Between the key's end and its colon there are only blanks.
      let colon = keyEnd;
      while (text.charCodeAt(colon) !== 58) colon++;
      const value = this.#value(colon + 1, column);
      to = value.span.to;
      entries.push({ key, value });
      if (this.#column < column) break;
      if (this.#column > column) leave();
      const code = text.charCodeAt(this.#at);
      keyEnd = code === 34 || code === 39 ? quotedKeyEnd(text, this.#at, code) : plainKeyEnd(text, this.#at);
      if (keyEnd < 0) leave();
    }
    if (!allDiffer(entries)) leave();
    this.#depth--;
    return { kind: "map", span: { from, to }, entries };
  }

  /** A list whose dashes stand at `column`; `isIndentless` when the keys of the map around it stand there, too. */
  #list(column: number, isIndentless: boolean): YamlList {
    if (++this.#depth > maxDepth) leave();
    const text = this.#text;
    const from = this.#at;
    const items: YamlNode[] = [];
    let to = from;
    for (;;) {
      const item = this.#item(column);
      to = item.span.to;
      items.push(item);
      if (this.#column < column) break;
      if (this.#column > column) leave();
      if (text.charCodeAt(this.#at) === 45 && isBlankOrEnd(text, this.#at + 1)) continue;
      if (isIndentless) break;
      leave();
    }
    this.#depth--;
    return { kind: "list", span: { from, to }, items };
  }

  #item(column: number): YamlNode {
    const text = this.#text;
    const dash = this.#at;
    let at = dash + 1;
    while (text.charCodeAt(at) === 32) at++;
    if (isLineEnd(text, at)) {
      this.#endLine(at);
      if (this.#column <= column) return emptyScalar(dash + 1);
      return this.#node(this.#column, column);
    }
    this.#at = at;
    return this.#node(column + at - dash, column);
  }

  /** What follows the colon that ends before `from`, in a map at `column`. */
  #value(from: number, column: number): YamlNode {
    const text = this.#text;
    let at = from;
    while (text.charCodeAt(at) === 32) at++;
    if (!isLineEnd(text, at)) return this.#inline(at, column);
    this.#endLine(at);
    if (this.#column > column) return this.#node(this.#column, column);
    const isList = text.charCodeAt(this.#at) === 45 && isBlankOrEnd(text, this.#at + 1);
    if (this.#column === column && isList) return this.#list(column, true);
    return emptyScalar(from);
  }

  /** A scalar or a flow collection that starts at `at`, and nothing else on its last line. */
  #inline(at: number, parentIndent: number): YamlNode {
    const text = this.#text;
    switch (text.charCodeAt(at)) {
      case 39:
        return this.#quoted(this.#singleQuoted(at));
      case 34:
        return this.#quoted(this.#doubleQuoted(at));
      case 124:
      case 62:
        return this.#blockScalar(at, parentIndent);
      case 91:
      case 123: {
        const node = this.#flow.collection(at);
        this.#endLine(node.span.to);
        return node;
      }
      default:
        return this.#plain(at, parentIndent);
    }
  }

  #key(from: number, to: number): YamlScalar {
    const code = this.#text.charCodeAt(from);
    if (code === 39) return this.#singleQuoted(from);
    if (code === 34) return this.#doubleQuoted(from);
    const value = this.#text.slice(from, to);
    if (value === "<<") leave();
    return { kind: "scalar", span: { from, to }, style: "plain", value };
  }

  #plain(from: number, parentIndent: number): YamlScalar {
    const text = this.#text;
    if (cannotStartPlain(text, from)) leave();
    let end = plainLineEnd(text, from);
    let to = trimmedEnd(text, from, end);
    let isFolded = false;
    // A comment ends the scalar for good; otherwise it goes on in lines that are indented deeper than the block.
    while (text.charCodeAt(end) !== 35) {
      const next = continuation(text, end, parentIndent);
      if (next < 0) break;
      isFolded = true;
      end = plainLineEnd(text, next);
      to = trimmedEnd(text, next, end);
    }
    this.#endLine(end);
    const value = isFolded ? plainPieces(text, from, to).value : text.slice(from, to);
    return { kind: "scalar", span: { from, to }, style: "plain", value };
  }

  #quoted(scalar: YamlScalar): YamlScalar {
    this.#endLine(scalar.span.to);
    return scalar;
  }

  #singleQuoted(from: number): YamlScalar {
    const close = simpleClose(this.#text, from, 39);
    if (close >= 0) return this.#simple(from, close, "single-quoted");
    const { pieces, to, error } = readSingleQuoted(this.#text, from);
    if (error !== undefined) leave();
    return { kind: "scalar", span: { from, to }, style: "single-quoted", value: pieces.value };
  }

  #doubleQuoted(from: number): YamlScalar {
    const close = simpleClose(this.#text, from, 34);
    if (close >= 0) return this.#simple(from, close, "double-quoted");
    const end = escapedClose(this.#text, from) + 1;
    if (end > 0) {
      // Of such escapes, JSON thinks as YAML does, and decodes them faster than anything written here.
      const value: string = JSON.parse(this.#text.slice(from, end));
      return { kind: "scalar", span: { from, to: end }, style: "double-quoted", value };
    }
    const { pieces, to, error } = readDoubleQuoted(this.#text, from);
    if (error !== undefined) leave();
    return { kind: "scalar", span: { from, to }, style: "double-quoted", value: pieces.value };
  }

  #simple(from: number, close: number, style: ScalarStyle): YamlScalar {
    const value = this.#text.slice(from + 1, close);
    return { kind: "scalar", span: { from, to: close + 1 }, style, value };
  }

  #blockScalar(from: number, parentIndent: number): YamlScalar {
    const { pieces, to, next, comment, error } = readBlockScalar(this.#text, from, parentIndent);
    if (error !== undefined) leave();
    if (comment !== undefined) this.#comments.push({ span: comment });
    this.#toContent(next);
    const style = this.#text.charCodeAt(from) === 124 ? "literal" : "folded";
    return { kind: "scalar", span: { from, to }, style, value: pieces.value };
  }

  /** Goes to the next content from a place after which there may only be a comment in its line. */
  #endLine(from: number): void {
    const text = this.#text;
    let at = from;
    while (text.charCodeAt(at) === 32) at++;
    if (!isLineEnd(text, at)) leave();
    if (text.charCodeAt(at) === 35) at = this.#comment(at);
    this.#toContent(at + breakLength(text, at));
  }

  #toContent(from: number): void {
    const text = this.#text;
    let lineStart = from;
    for (;;) {
      let at = lineStart;
      while (text.charCodeAt(at) === 32) at++;
      if (at >= text.length) {
        this.#at = at;
        this.#column = -1;
        return;
      }
      if (text.charCodeAt(at) === 35) at = this.#comment(at);
      const length = breakLength(text, at);
      if (length === 0 && at < text.length) {
        this.#at = at;
        this.#column = at - lineStart;
        if (this.#column === 0 && mayEndDocument(text, at)) leave();
        return;
      }
      lineStart = at + length;
    }
  }

  #comment(from: number): number {
    const to = lineEnd(this.#text, from);
    this.#comments.push({ span: { from, to } });
    return to;
  }
}
