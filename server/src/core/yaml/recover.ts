import type { CST } from "yaml";
import type { Span } from "../text/span.ts";
import { readBlockScalar } from "./block-scalar.ts";
import { plainPieces, readDoubleQuoted, readSingleQuoted } from "./flow-scalar.ts";
import { type MendedText, mend } from "./mend.ts";
import type { Rejection } from "./token.ts";
import {
  emptyScalar,
  type PlacedNode,
  type PlacedPair,
  type Properties,
  type TreeBuilder,
} from "./tree-builder.ts";
import type { YamlLibrary } from "./yaml-library.ts";
import type { YamlComment, YamlScalar } from "./yaml-node.ts";

/**
 * The best tree of one broken document, `[from, to)` of `text`: the syntax tree of the `yaml` package, which goes on
 * after mistakes, with values read as go-yaml reads them.
 */
export function recover(broken: BrokenDocument, yaml: YamlLibrary, builder: TreeBuilder): RecoveredTree {
  const { text, span, rejection } = broken;
  const mended = mend(text, span, rejection);
  const converter = new Converter(text, mended, builder);
  let root: PlacedNode | undefined;
  for (const token of syntaxTree(mended.source, span.from, yaml)) {
    if (token.type === "document" && root === undefined) root = converter.document(token);
    else converter.outside(token);
  }
  return { root, comments: converter.comments };
}

export interface BrokenDocument {
  readonly text: string;
  readonly span: Span;
  readonly rejection: Rejection;
}

export interface RecoveredTree {
  readonly root: PlacedNode | undefined;
  readonly comments: readonly YamlComment[];
}

function syntaxTree(source: string, from: number, yaml: YamlLibrary): CST.Token[] {
  try {
    const { Parser } = yaml();
    const parser = new Parser();
    // Its tokens count from here.
    parser.offset = from;
    return [...parser.parse(source)];
  } catch {
    // The package is not ours; whatever it stumbles over, there is no tree then.
    return [];
  }
}

/** Deeper than any file of ours; what lies below is left out, so that nobody's recursion can overflow. */
const maxDepth = 200;

class Converter {
  readonly comments: YamlComment[] = [];
  readonly #text: string;
  readonly #mended: MendedText;
  readonly #builder: TreeBuilder;
  #depth = 0;
  #flowDepth = 0;

  constructor(text: string, mended: MendedText, builder: TreeBuilder) {
    this.#text = text;
    this.#mended = mended;
    this.#builder = builder;
  }

  document(token: CST.Document): PlacedNode | undefined {
    const properties = this.#properties(token.start);
    const root = token.value === undefined ? undefined : this.#node(token.value, properties);
    this.#properties(token.end);
    return root;
  }

  /** Comments before and after the document. */
  outside(token: CST.Token): void {
    this.#addComment(token);
    if (token.type === "doc-end") for (const each of token.end ?? []) this.#addComment(each);
  }

  #node(token: CST.Token | null | undefined, properties: Properties | undefined, empty = 0): PlacedNode {
    switch (token?.type) {
      case "alias": {
        const span = { from: token.offset, to: token.offset + token.source.length };
        this.#properties(token.end);
        return this.#builder.alias(token.source.slice(1), span);
      }
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        this.#properties(token.end);
        return this.#builder.scalar(this.#inFlow(this.#flowScalar(token)), properties);
      case "block-scalar":
        return this.#builder.scalar(this.#blockScalar(token), properties);
      case "block-map":
      case "block-seq":
      case "flow-collection":
        return this.#collection(token, properties);
      default:
        return this.#builder.scalar(emptyScalar(token?.offset ?? empty), properties);
    }
  }

  #collection(
    token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection,
    properties: Properties | undefined,
  ) {
    if (this.#depth >= maxDepth) return this.#builder.scalar(emptyScalar(token.offset), properties);
    this.#depth++;
    this.#builder.open(properties);
    const node =
      token.type === "block-map"
        ? this.#blockMap(token, properties)
        : token.type === "block-seq"
          ? this.#blockList(token, properties)
          : this.#flow(token, properties);
    this.#depth--;
    return node;
  }

  #blockMap(token: CST.BlockMap, properties: Properties | undefined): PlacedNode {
    const pairs: PlacedPair[] = [];
    let from = -1;
    let to = token.offset;
    for (const item of token.items) {
      const keyProperties = this.#properties(item.start);
      const isExplicit = item.start.some((each) => each.type === "explicit-key-ind");
      if (item.key === undefined && item.sep === undefined && !isExplicit && keyProperties === undefined)
        continue;
      const keyAt = endOf(item.start, item.key?.offset ?? to);
      const pair = this.#pair(item, keyProperties, keyAt);
      pairs.push(pair);
      if (from < 0) from = startOf(pair.key);
      to = Math.max(to, endOfNode(pair.key), endOfNode(pair.value));
    }
    if (from < 0) from = token.offset;
    return this.#builder.map({ from, to: Math.max(from, to) }, pairs, false, properties);
  }

  #pair(item: CST.CollectionItem, keyProperties: Properties | undefined, keyAt: number): PlacedPair {
    const key = this.#node(item.key, keyProperties, keyAt);
    const valueProperties = this.#properties(item.sep);
    const colon = item.sep?.find((each) => each.type === "map-value-ind");
    const valueAt = colon === undefined ? endOfNode(key) : colon.offset + 1;
    const started = colon === undefined ? undefined : scalarMadeMap(item);
    if (started !== undefined) return { key, value: this.#firstLine(started, valueProperties) };
    return { key, value: this.#node(item.value, valueProperties, valueAt) };
  }

  #firstLine(token: CST.FlowScalar, properties: Properties | undefined): PlacedNode {
    const source = token.source.split(/\r?\n|\r/, 1)[0]!.trimEnd();
    return this.#builder.scalar(this.#inFlow(this.#flowScalar({ ...token, source })), properties);
  }

  #blockList(token: CST.BlockSequence, properties: Properties | undefined): PlacedNode {
    const items: PlacedNode[] = [];
    let to = token.offset;
    for (const item of token.items) {
      const itemProperties = this.#properties(item.start);
      const dash = item.start.find((each) => each.type === "seq-item-ind");
      if (dash === undefined && item.value === undefined) continue;
      const at = dash === undefined ? token.offset : dash.offset + 1;
      const node = this.#node(item.value, itemProperties, at);
      items.push(node);
      to = Math.max(to, at, endOfNode(node));
    }
    return this.#builder.list({ from: token.offset, to }, items, false, properties);
  }

  #inFlow(scalar: YamlScalar): YamlScalar {
    return this.#flowDepth > 0 ? { ...scalar, flow: true } : scalar;
  }

  #flow(token: CST.FlowCollection, properties: Properties | undefined): PlacedNode {
    this.#flowDepth++;
    const isMap = token.start.type === "flow-map-start";
    const pairs: PlacedPair[] = [];
    const items: PlacedNode[] = [];
    let to = token.offset + 1;
    for (const item of token.items) {
      const itemProperties = this.#properties(item.start);
      const isEmpty = item.key === undefined && item.sep === undefined && item.value === undefined;
      if (isEmpty && itemProperties === undefined) continue;
      if (isMap || item.sep !== undefined) {
        const pair = this.#pair(item, itemProperties, endOf(item.start, to));
        const end = Math.max(endOfNode(pair.key), endOfNode(pair.value));
        if (isMap) pairs.push(pair);
        else items.push(this.#builder.map({ from: startOf(pair.key), to: end }, [pair], true, undefined));
        to = Math.max(to, end);
      } else {
        const node = this.#node(item.value ?? item.key, itemProperties, endOf(item.start, to));
        items.push(node);
        to = Math.max(to, endOfNode(node));
      }
    }
    this.#properties(token.end);
    this.#flowDepth--;
    const close = token.end.find((each) => each.type === "flow-map-end" || each.type === "flow-seq-end");
    const span = { from: token.offset, to: close === undefined ? to : Math.max(to, close.offset + 1) };
    if (isMap) return this.#builder.map(span, pairs, true, properties);
    return this.#builder.list(span, items, true, properties);
  }

  /** The source says what it is, where mending has made something else of it. */
  #flowScalar(token: CST.FlowScalar): YamlScalar {
    const from = token.offset;
    const end = from + token.source.length;
    const to = end === this.#mended.colon ? end + 1 : end;
    const span = { from, to };
    const quote = this.#text.charCodeAt(from);
    if (quote === 39) {
      const { pieces } = readSingleQuoted(this.#text, from, to);
      return { kind: "scalar", span, style: "single-quoted", value: pieces.value };
    }
    if (quote === 34) {
      const { pieces } = readDoubleQuoted(this.#text, from, to);
      return { kind: "scalar", span, style: "double-quoted", value: pieces.value };
    }
    const value = plainPieces(this.#text, from, to).value;
    return { kind: "scalar", span, style: "plain", value };
  }

  #blockScalar(token: CST.BlockScalar): YamlScalar {
    let from = token.offset;
    for (const each of token.props) {
      if (each.type === "block-scalar-header") from = each.offset;
      this.#addComment(each);
    }
    const { pieces, to } = readBlockScalar(this.#text, from, token.indent);
    const style = this.#text.charCodeAt(from) === 124 ? "literal" : "folded";
    return { kind: "scalar", span: { from, to }, style, value: pieces.value };
  }

  /** The tag and the anchor among the tokens before a node; comments on the way are collected. */
  #properties(tokens: readonly CST.SourceToken[] | undefined): Properties | undefined {
    if (tokens === undefined) return undefined;
    let properties: Properties | undefined;
    for (const token of tokens) {
      if (token.type === "comment") this.#addComment(token);
      if (token.type === "anchor") properties = { ...properties, anchor: token.source.slice(1) };
      if (token.type === "tag") properties = { ...properties, tag: token.source };
    }
    return properties;
  }

  #addComment(token: CST.Token): void {
    if (token.type !== "comment" || this.#text.charCodeAt(token.offset) !== 35) return;
    this.comments.push({ span: { from: token.offset, to: token.offset + token.source.length } });
  }
}

/**
 * The scalar after a key's colon of which a colon in a later line made a mapping: no mapping in block style can start
 * in its key's line, so that is the mistake, and the value is what stands there.
 */
function scalarMadeMap({ sep, value }: CST.CollectionItem): CST.FlowScalar | undefined {
  if (value?.type !== "block-map" || sep?.some(({ type }) => type === "newline")) return undefined;
  const first = value.items[0]?.key;
  return first?.type === "scalar" && /[\r\n]/.test(first.source) ? first : undefined;
}

function placeOf({ node, alias }: PlacedNode): Span {
  return alias ?? node.span;
}

function startOf(node: PlacedNode): number {
  return placeOf(node).from;
}

function endOfNode(node: PlacedNode): number {
  return placeOf(node).to;
}

/** Past the last token that is neither blank nor a comment. */
function endOf(tokens: readonly CST.SourceToken[], otherwise: number): number {
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    if (token.type === "space" || token.type === "newline" || token.type === "comment") continue;
    return token.offset + token.source.length;
  }
  return otherwise;
}
