import type { Span } from "../text/span.ts";
import type {
  ScalarMap,
  ScalarOrigin,
  YamlDocument,
  YamlEntry,
  YamlList,
  YamlMap,
  YamlNode,
  YamlScalar,
} from "./yaml-node.ts";

/**
 * Moves every span of a document that was read from `source` to the text that `map` leads to. Its scalars remember
 * where they came from, so `scalarMap` still works for them, and `replaceInScalar` if `source` is a scalar's value
 * and that scalar is given.
 */
export function relocate(
  document: YamlDocument,
  source: string,
  map: ScalarMap,
  holder?: ScalarOrigin["holder"],
): YamlDocument {
  return new Relocation(source, map, holder).document(document);
}

class Relocation {
  readonly #source: string;
  readonly #map: ScalarMap;
  readonly #holder: ScalarOrigin["holder"];
  /** Nodes that aliases lead to stay shared. */
  readonly #moved = new Map<YamlNode, YamlNode>();

  constructor(source: string, map: ScalarMap, holder: ScalarOrigin["holder"]) {
    this.#source = source;
    this.#map = map;
    this.#holder = holder;
  }

  document(document: YamlDocument): YamlDocument {
    return {
      root: document.root === undefined ? undefined : this.#node(document.root),
      span: this.#span(document.span),
      problems: document.problems.map((problem) => ({
        ...problem,
        span: this.#span(problem.span),
        ...(problem.related !== undefined && { related: this.#span(problem.related) }),
      })),
      comments: document.comments.map(({ span }) => ({ span: this.#span(span) })),
    };
  }

  #node(node: YamlNode): YamlNode {
    const known = this.#moved.get(node);
    if (known !== undefined) return known;
    const moved = this.#move(node);
    this.#moved.set(node, moved);
    return moved;
  }

  #move(node: YamlNode): YamlNode {
    switch (node.kind) {
      case "scalar":
        return this.#scalar(node);
      case "list":
        return this.#list(node);
      case "map":
        return this.#mapNode(node);
    }
  }

  #scalar(scalar: YamlScalar): YamlScalar {
    const holder = this.#holder;
    const origin = { text: this.#source, scalar, map: this.#map, ...(holder !== undefined && { holder }) };
    return { ...scalar, span: this.#span(scalar.span), origin };
  }

  #list(list: YamlList): YamlList {
    const aliases = [...(list.aliases ?? [])].map(([index, span]) => [index, this.#span(span)] as const);
    return {
      ...list,
      span: this.#span(list.span),
      items: list.items.map((item) => this.#node(item)),
      ...(list.aliases !== undefined && { aliases: new Map(aliases) }),
    };
  }

  #mapNode(map: YamlMap): YamlMap {
    return {
      ...map,
      span: this.#span(map.span),
      entries: map.entries.map((entry) => this.#entry(entry)),
      ...(map.merges !== undefined && { merges: map.merges.map((entry) => this.#entry(entry)) }),
    };
  }

  #entry(entry: YamlEntry): YamlEntry {
    const { alias, keyAlias, mergedBy } = entry;
    return {
      key: this.#node(entry.key) as YamlScalar,
      value: this.#node(entry.value),
      ...(alias !== undefined && { alias: this.#span(alias) }),
      ...(keyAlias !== undefined && { keyAlias: this.#span(keyAlias) }),
      ...(mergedBy !== undefined && { mergedBy: this.#span(mergedBy) }),
    };
  }

  #span(span: Span): Span {
    return this.#map.spanToSource(span);
  }
}
