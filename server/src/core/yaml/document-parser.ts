import type { Span } from "../text/span.ts";
import type { GoYaml } from "./go-yaml.ts";
import { empty, type Frame, keep, newFrame, startOf } from "./open-collection.ts";
import { Scanner } from "./scanner.ts";
import { Rejection, type Token, type TokenKind } from "./token.ts";
import { emptyScalar, type PlacedNode, type Properties, type TreeBuilder } from "./tree-builder.ts";
import type { YamlComment, YamlProblem, YamlScalar } from "./yaml-node.ts";

export interface ParsedDocument {
  /** Offset of its first token: directives, `---` or content. */
  readonly from: number;
  readonly root: PlacedNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly hasAliases: boolean;
}

/** Deeper than any file that means something; below, collections are checked but not kept, so that no recursion overflows. */
const maxKeptDepth = 200;

/**
 * Reads documents as go-yaml's parser does (`parserc.go`, a port of libyaml), one after the other.
 * Collections under construction are on a stack of our own: go-yaml nests 10,000 levels deep.
 */
export class DocumentParser {
  readonly #scanner: Scanner;
  readonly #newBuilder: () => TreeBuilder;
  #builder: TreeBuilder;
  #tagPrefixes: ReadonlyMap<string, string> = new Map();
  readonly #stack: Frame[] = [];
  #isFirst = true;
  #from: number;

  constructor(text: string, from: number, newBuilder: () => TreeBuilder, goYaml: GoYaml) {
    this.#from = from;
    this.#scanner = new Scanner(text, from, goYaml);
    this.#newBuilder = newBuilder;
    this.#builder = newBuilder();
  }

  get comments(): readonly YamlComment[] {
    return this.#scanner.comments;
  }

  /** The last scalar in quotes that was met. */
  get quoted(): Span | undefined {
    return this.#scanner.quoted;
  }

  /** What was noticed so far in the document that is being read. */
  get problems(): readonly YamlProblem[] {
    return this.#builder.problems;
  }

  /** Where the document that is being read starts: its directives, `---` or content. */
  get from(): number {
    return this.#from;
  }

  /** The next document, or `undefined` after the last one. Throws a `Rejection` where go-yaml gives up. */
  next(): ParsedDocument | undefined {
    this.#builder = this.#newBuilder();
    let token = this.#scanner.peek();
    while (!this.#isFirst && token.kind === "document-end") token = this.#skip();
    const { kind, from } = token;
    this.#from = from;
    if (kind === "stream-end") return undefined;
    const isBare = this.#isFirst && !startsDocument.has(kind);
    this.#isFirst = false;
    const directives = this.#readDirectives();
    this.#tagPrefixes = directives;
    let root: PlacedNode | undefined;
    if (isBare) root = this.#readNode();
    else {
      token = this.#scanner.peek();
      if (token.kind !== "document-start") this.#reject("did not find expected <document start>", token);
      token = this.#skip();
      root = endsDocument.has(token.kind) ? undefined : this.#readNode();
    }
    if (this.#scanner.peek().kind === "document-end") this.#scanner.skip();
    const { problems, aliases } = this.#builder;
    return { from, root, problems, hasAliases: aliases > 0 };
  }

  #readDirectives(): Map<string, string> {
    const prefixes = new Map<string, string>();
    let hasVersion = false;
    let token = this.#scanner.peek();
    for (; token.kind === "version-directive" || token.kind === "tag-directive"; token = this.#skip()) {
      if (token.kind === "tag-directive") {
        if (prefixes.has(token.text)) this.#reject("found duplicate %TAG directive", token);
        prefixes.set(token.text, token.suffix);
        continue;
      }
      if (hasVersion) this.#reject("found duplicate %YAML directive", token);
      if (token.text !== "1.1") this.#reject("found incompatible YAML document", token);
      hasVersion = true;
    }
    if (!prefixes.has("!")) prefixes.set("!", "!");
    if (!prefixes.has("!!")) prefixes.set("!!", "tag:yaml.org,2002:");
    return prefixes;
  }

  #readNode(): PlacedNode {
    let node = this.#begin("block");
    while (this.#stack.length > 0) node = this.#advance(this.#stack[this.#stack.length - 1]!, node);
    return node!;
  }

  /** Reads a scalar or an alias; of a collection only the start, and `undefined` says so. */
  #begin(context: "block" | "block-or-indentless" | "flow"): PlacedNode | undefined {
    let token = this.#scanner.peek();
    if (token.kind === "alias") {
      this.#scanner.skip();
      return this.#builder.alias(token.text, { from: token.from, to: token.to });
    }
    const start = token.from;
    const { properties, to } = this.#readProperties();
    token = this.#scanner.peek();
    switch (token.kind) {
      case "scalar": {
        this.#scanner.skip();
        const { style, text: value } = token;
        const span = { from: token.from, to: token.to };
        const scalar: YamlScalar = { kind: "scalar", span, style, value };
        return this.#builder.scalar(context === "flow" ? { ...scalar, flow: true } : scalar, properties);
      }
      case "flow-sequence-start":
        return this.#open("flow-list", token, properties);
      case "flow-mapping-start":
        return this.#open("flow-map", token, properties);
      case "block-entry":
        if (context === "block-or-indentless") return this.#open("indentless-list", token, properties);
        break;
      case "block-sequence-start":
        if (context !== "flow") return this.#open("block-list", token, properties);
        break;
      case "block-mapping-start":
        if (context !== "flow") return this.#open("block-map", token, properties);
        break;
    }
    if (to !== undefined) return this.#builder.scalar(emptyScalar(to), properties);
    return this.#reject("did not find expected node content", token, start);
  }

  #readProperties(): { readonly properties: Properties | undefined; readonly to: number | undefined } {
    let token = this.#scanner.peek();
    let anchor: Token | undefined;
    let tag: Token | undefined;
    let to: number | undefined;
    for (;;) {
      if (token.kind === "anchor" && anchor === undefined) anchor = token;
      else if (token.kind === "tag" && tag === undefined) tag = token;
      else break;
      to = token.to;
      token = this.#skip();
    }
    if (anchor === undefined && tag === undefined) return { properties: undefined, to };
    const shortTag =
      tag === undefined ? "!" : this.#shortTag(tag, Math.min(tag.from, anchor?.from ?? tag.from));
    const properties = {
      ...(anchor !== undefined && { anchor: anchor.text }),
      ...(shortTag !== "!" && { tag: shortTag }),
    };
    return { properties, to };
  }

  #shortTag(tag: Token, start: number): string {
    const prefix = tag.text === "" ? "" : this.#tagPrefixes.get(tag.text);
    if (prefix === undefined) return this.#reject("found undefined tag handle", tag, start);
    const long = prefix + tag.suffix;
    return long.startsWith(yamlTagPrefix) ? `!!${long.slice(yamlTagPrefix.length)}` : long;
  }

  #open(kind: Frame["kind"], token: Token, properties: Properties | undefined): undefined {
    this.#builder.open(properties);
    this.#stack.push(newFrame(kind, token, properties));
    if (kind !== "indentless-list" && kind !== "flow-pair") this.#scanner.skip();
    return undefined;
  }

  /** Goes on with a collection, now that the node it waited for is there; returns the collection when it is complete. */
  #advance(frame: Frame, node: PlacedNode | undefined): PlacedNode | undefined {
    let child = node;
    for (;;) {
      if (child !== undefined) keep(frame, child);
      const step = this.#step(frame);
      if (step === "opened") return undefined;
      if (step === "ended") return this.#close(frame);
      child = step;
    }
  }

  /** Reads the next child of a collection, or its end. */
  #step(frame: Frame): PlacedNode | "opened" | "ended" {
    switch (frame.kind) {
      case "block-map":
        return this.#stepBlockMap(frame);
      case "block-list":
        return this.#stepBlockList(frame);
      case "indentless-list":
        return this.#stepIndentlessList(frame);
      case "flow-map":
        return this.#stepFlowMap(frame);
      case "flow-list":
        return this.#stepFlowList(frame);
      case "flow-pair":
        return this.#stepFlowPair(frame);
    }
  }

  #stepBlockMap(frame: Frame): PlacedNode | "opened" | "ended" {
    let token = this.#scanner.peek();
    if (frame.awaits === "value") {
      if (token.kind !== "value") return empty(frame);
    } else if (token.kind === "block-end") {
      this.#scanner.skip();
      return "ended";
    } else if (token.kind !== "key") {
      this.#reject("did not find expected key", token, frame.from);
    }
    frame.to = Math.max(frame.to, token.to);
    token = this.#skip();
    if (token.kind === "key" || token.kind === "value" || token.kind === "block-end") return empty(frame);
    return this.#begin("block-or-indentless") ?? "opened";
  }

  #stepBlockList(frame: Frame): PlacedNode | "opened" | "ended" {
    frame.awaits = "item";
    let token = this.#scanner.peek();
    if (token.kind === "block-end") {
      this.#scanner.skip();
      return "ended";
    }
    if (token.kind !== "block-entry") this.#reject("did not find expected '-' indicator", token, frame.from);
    frame.to = token.to;
    token = this.#skip();
    if (token.kind === "block-entry" || token.kind === "block-end") return empty(frame);
    return this.#begin("block") ?? "opened";
  }

  /** A list in the column of the key that it belongs to. */
  #stepIndentlessList(frame: Frame): PlacedNode | "opened" | "ended" {
    frame.awaits = "item";
    let token = this.#scanner.peek();
    if (token.kind !== "block-entry") return "ended";
    frame.to = token.to;
    token = this.#skip();
    if (indentlessItemEnds.has(token.kind)) return empty(frame);
    return this.#begin("block") ?? "opened";
  }

  #stepFlowMap(frame: Frame): PlacedNode | "opened" | "ended" {
    if (frame.awaits === "value") return this.#flowValue(frame, "flow-mapping-end");
    let token = this.#scanner.peek();
    if (token.kind !== "flow-mapping-end" && !frame.isFirst) {
      if (token.kind !== "flow-entry") this.#reject("did not find expected ',' or '}'", token, frame.from);
      token = this.#skip();
    }
    frame.isFirst = false;
    if (token.kind === "flow-mapping-end") return this.#endFlow(frame, token);
    frame.to = token.from;
    frame.isAlone = token.kind !== "key";
    if (token.kind === "key") {
      frame.to = token.to;
      token = this.#skip();
      if (token.kind === "value" || token.kind === "flow-entry" || token.kind === "flow-mapping-end") {
        return empty(frame);
      }
    }
    return this.#begin("flow") ?? "opened";
  }

  #stepFlowList(frame: Frame): PlacedNode | "opened" | "ended" {
    frame.awaits = "item";
    let token = this.#scanner.peek();
    if (token.kind !== "flow-sequence-end" && !frame.isFirst) {
      if (token.kind !== "flow-entry") this.#reject("did not find expected ',' or ']'", token, frame.from);
      token = this.#skip();
    }
    frame.isFirst = false;
    if (token.kind === "flow-sequence-end") return this.#endFlow(frame, token);
    if (token.kind !== "key") return this.#begin("flow") ?? "opened";
    this.#scanner.skip();
    return this.#open("flow-pair", token, undefined) ?? "opened";
  }

  /** `key: value` as an item of a flow list. */
  #stepFlowPair(frame: Frame): PlacedNode | "opened" | "ended" {
    if (frame.pairs.length > 0) return "ended";
    if (frame.awaits === "value") return this.#flowValue(frame, "flow-sequence-end");
    const token = this.#scanner.peek();
    if (token.kind !== "value" && token.kind !== "flow-entry" && token.kind !== "flow-sequence-end") {
      return this.#begin("flow") ?? "opened";
    }
    // libyaml passes over this token even if it is the `:`.
    this.#scanner.skip();
    return empty(frame);
  }

  #flowValue(frame: Frame, end: TokenKind): PlacedNode | "opened" {
    let token = this.#scanner.peek();
    if (token.kind !== "value" || frame.isAlone) return empty(frame);
    frame.to = Math.max(frame.to, token.to);
    token = this.#skip();
    if (token.kind === "flow-entry" || token.kind === end) return empty(frame);
    return this.#begin("flow") ?? "opened";
  }

  #endFlow(frame: Frame, token: Token): "ended" {
    frame.to = token.to;
    this.#scanner.skip();
    return "ended";
  }

  #close(frame: Frame): PlacedNode {
    this.#stack.pop();
    const { kind, properties, pairs, items } = frame;
    const from = frame.pairs.length > 0 && !kind.startsWith("flow-m") ? startOf(pairs[0]!.key) : frame.from;
    const span = { from, to: Math.max(from, frame.to) };
    if (this.#stack.length >= maxKeptDepth) return this.#builder.scalar(emptyScalar(from), properties);
    const isFlow = kind === "flow-map" || kind === "flow-list" || kind === "flow-pair";
    if (kind === "block-map" || kind === "flow-map" || kind === "flow-pair") {
      return this.#builder.map(span, pairs, isFlow, properties);
    }
    return this.#builder.list(span, items, isFlow, properties);
  }

  #skip(): Token {
    this.#scanner.skip();
    return this.#scanner.peek();
  }

  #reject(message: string, token: Token, context?: number): never {
    const place = { problem: token.from, to: Math.max(token.to, token.from) };
    throw new Rejection("parser", message, context === undefined ? place : { ...place, context });
  }
}

const yamlTagPrefix = "tag:yaml.org,2002:";

const startsDocument: ReadonlySet<TokenKind> = new Set([
  "version-directive",
  "tag-directive",
  "document-start",
]);
const endsDocument: ReadonlySet<TokenKind> = new Set([...startsDocument, "document-end", "stream-end"]);
const indentlessItemEnds: ReadonlySet<TokenKind> = new Set(["block-entry", "key", "value", "block-end"]);
