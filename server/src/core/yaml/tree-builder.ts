import type { Span } from "../text/span.ts";
import { tagMismatch } from "./scalar-type.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlProblem, YamlScalar } from "./yaml-node.ts";

/** What may stand before a node. */
export interface Properties {
  readonly anchor?: string;
  readonly tag?: string;
}

/** A node as an entry or an item holds it: itself, or the one that an alias leads to. */
export interface PlacedNode {
  readonly node: YamlNode;
  readonly alias?: Span;
}

export interface PlacedPair {
  readonly key: PlacedNode;
  readonly value: PlacedNode;
}

/**
 * Puts nodes together as go-yaml's `parser` and `decoder` do, whoever reads them: anchors and aliases, merge keys,
 * duplicate keys. An alias leads only to a node that is complete, so the result has no cycles.
 */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #lineAt: (offset: number) => number;
  readonly #anchors = new Map<string, YamlNode | "open">();
  #aliases = 0;
  #merged = 0;

  constructor(text: string, lineAt: (offset: number) => number) {
    this.#text = text;
    this.#lineAt = lineAt;
  }

  /** Says that a map or list with this anchor has begun; its aliases inside itself are mistakes. */
  open(properties: Properties | undefined): void {
    if (properties?.anchor !== undefined) this.#anchors.set(properties.anchor, "open");
  }

  scalar(scalar: YamlScalar, properties: Properties | undefined): PlacedNode {
    const mismatch = properties?.tag === undefined ? undefined : tagMismatch(properties.tag, scalar.value);
    if (mismatch !== undefined) this.problems.push({ kind: "tag", span: scalar.span, message: mismatch });
    return { node: this.#finish(scalar, properties) };
  }

  alias(name: string, span: Span): PlacedNode {
    const target = this.#anchors.get(name);
    if (target !== undefined && target !== "open") {
      this.#aliases++;
      return { node: target, alias: span };
    }
    const message =
      target === "open" ? `anchor '${name}' value contains itself` : `unknown anchor '${name}' referenced`;
    const hint = "A value that starts with `*` has to be quoted, unless it is an alias.";
    this.problems.push({ kind: "alias", span, message, ...(target === undefined && { hint }) });
    return { node: emptyScalar(span.to), alias: span };
  }

  list(
    span: Span,
    items: readonly PlacedNode[],
    flow: boolean,
    properties: Properties | undefined,
  ): PlacedNode {
    const aliases = new Map<number, Span>();
    items.forEach((item, index) => {
      if (item.alias !== undefined) aliases.set(index, item.alias);
    });
    const list: YamlList = {
      kind: "list",
      span,
      items: items.map((item) => item.node),
      ...(aliases.size > 0 && { aliases }),
      ...(flow && { flow }),
    };
    return { node: this.#finish(list, properties) };
  }

  map(
    span: Span,
    pairs: readonly PlacedPair[],
    flow: boolean,
    properties: Properties | undefined,
  ): PlacedNode {
    const entries: YamlEntry[] = [];
    const merges: YamlEntry[] = [];
    for (const { key, value } of pairs) {
      const entry: YamlEntry = {
        key: this.#keyScalar(key),
        value: value.node,
        ...(value.alias !== undefined && { alias: value.alias }),
        ...(key.alias !== undefined && { keyAlias: key.alias }),
      };
      if (isMerge(key)) merges.push(entry);
      else entries.push(entry);
    }
    this.#reportDuplicates(entries);
    this.#reportDuplicates(merges);
    const merge = merges[merges.length - 1];
    if (merge !== undefined) this.#merge(entries, merge);
    const map: YamlMap = {
      kind: "map",
      span,
      entries,
      ...(merges.length > 0 && { merges }),
      ...(flow && { flow }),
    };
    return { node: this.#finish(map, properties) };
  }

  /** How many aliases led to a node so far. */
  get aliases(): number {
    return this.#aliases;
  }

  #finish(node: YamlNode, properties: Properties | undefined): YamlNode {
    const tagged = properties?.tag === undefined ? node : { ...node, tag: properties.tag };
    if (properties?.anchor !== undefined) this.#anchors.set(properties.anchor, tagged);
    return tagged;
  }

  /** A list or a map as a key is kept as its text. */
  #keyScalar({ node, alias }: PlacedNode): YamlScalar {
    if (node.kind === "scalar") return node;
    const span = alias ?? node.span;
    const tag = node.tag ?? (node.kind === "map" ? "!!map" : "!!seq");
    const message = `cannot unmarshal ${tag} into string`;
    this.problems.push({ kind: "complex-key", span, message, line: this.#lineAt(span.from) });
    return { kind: "scalar", span, style: "plain", value: this.#slice(span) };
  }

  #slice(span: Span): string {
    return this.#text.slice(span.from, span.to);
  }

  #reportDuplicates(entries: readonly YamlEntry[]): void {
    if (entries.length < 2) return;
    const seen = new Map<string, YamlEntry>();
    for (const entry of entries) {
      // go-yaml compares an alias by its name, and never with a key that is written out.
      const name = entry.keyAlias === undefined ? entry.key.value : `\0${this.#slice(entry.keyAlias)}`;
      const first = seen.get(name);
      if (first === undefined) {
        seen.set(name, entry);
        continue;
      }
      const span = entry.keyAlias ?? entry.key.span;
      const related = first.keyAlias ?? first.key.span;
      const message = `mapping key ${JSON.stringify(entry.key.value)} already defined`;
      this.problems.push({
        kind: "duplicate-key",
        span,
        message,
        line: this.#lineAt(span.from),
        related,
        relatedLine: this.#lineAt(related.from),
      });
    }
  }

  /** Own keys win, and among several merged maps the earlier ones. Mirrors `decoder.merge`. */
  #merge(entries: YamlEntry[], merge: YamlEntry): void {
    const value = merge.value;
    const sources = value.kind === "list" && merge.alias === undefined ? value.items : [value];
    const names = new Set(entries.map((entry) => entry.key.value));
    const mergedBy = merge.keyAlias ?? merge.key.span;
    for (const source of sources) {
      if (source.kind !== "map") {
        const message = "map merge requires map or sequence of maps as the value";
        this.problems.push({ kind: "merge", span: merge.alias ?? value.span, message });
        return;
      }
      for (const entry of source.entries) {
        if (names.has(entry.key.value)) continue;
        if (++this.#merged > maxMergedEntries) {
          const message = "document contains excessive aliasing";
          this.problems.push({ kind: "alias", span: mergedBy, message });
          return;
        }
        names.add(entry.key.value);
        entries.push({ ...entry, mergedBy });
      }
    }
  }
}

/** About what go-yaml decodes before it complains: merging maps that merge maps must not eat the memory. */
const maxMergedEntries = 200_000;

/** YAML's null where nothing is written. */
export function emptyScalar(at: number): YamlScalar {
  return { kind: "scalar", span: { from: at, to: at }, style: "plain", value: "" };
}

/** Mirrors go-yaml's `isMerge`: a plain `<<`, or one that is tagged so. */
function isMerge({ node, alias }: PlacedNode): boolean {
  if (node.kind !== "scalar" || node.value !== "<<" || alias !== undefined) return false;
  return node.tag === undefined ? node.style === "plain" : node.tag === "!!merge";
}
