import type { Span } from "../text/span.ts";
import { composeMaps, type ScalarMap } from "./scalar-map.ts";
import type { YamlDocument, YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "./yaml-node.ts";

/**
 * Documents that were read from `text`, with all their places in the text that `map` leads to: for YAML that stands
 * within a scalar, or that was derived from what is written in the file.
 */
export function relocate(documents: readonly YamlDocument[], text: string, map: ScalarMap): YamlDocument[] {
  const relocation = new Relocation(text, map);
  return documents.map((document) => relocation.document(document));
}

class Relocation {
  readonly #text: string;
  readonly #map: ScalarMap;
  /** A node that aliases lead to stays one node. */
  readonly #done = new Map<YamlNode, YamlNode>();

  constructor(text: string, map: ScalarMap) {
    this.#text = text;
    this.#map = map;
  }

  document({ root, span, problems, comments }: YamlDocument): YamlDocument {
    return {
      root: root === undefined ? undefined : this.#node(root),
      span: this.#span(span),
      problems: problems.map((problem) => ({
        ...problem,
        span: this.#span(problem.span),
        ...(problem.related !== undefined && { related: this.#span(problem.related) }),
      })),
      comments: comments.map((comment) => ({ ...comment, span: this.#span(comment.span) })),
    };
  }

  #span(span: Span): Span {
    return this.#map.spanToSource(span);
  }

  #node<Node extends YamlNode>(node: Node): Node {
    const done = this.#done.get(node);
    if (done !== undefined) return done as Node;
    const moved = this.#moved(node);
    this.#done.set(node, moved);
    return moved as Node;
  }

  #moved(node: YamlNode): YamlNode {
    if (node.kind === "map") return this.#movedMap(node);
    return node.kind === "list" ? this.#movedList(node) : this.#movedScalar(node);
  }

  #movedMap(node: YamlMap): YamlMap {
    return {
      ...node,
      span: this.#span(node.span),
      entries: node.entries.map((entry) => this.#entry(entry)),
      ...(node.merges !== undefined && { merges: node.merges.map((entry) => this.#entry(entry)) }),
    };
  }

  #entry(entry: YamlEntry): YamlEntry {
    return {
      ...entry,
      key: this.#node(entry.key),
      value: this.#node(entry.value),
      ...(entry.alias !== undefined && { alias: this.#span(entry.alias) }),
      ...(entry.keyAlias !== undefined && { keyAlias: this.#span(entry.keyAlias) }),
      ...(entry.mergedBy !== undefined && { mergedBy: this.#span(entry.mergedBy) }),
    };
  }

  #movedList(node: YamlList): YamlList {
    const aliases = new Map<number, Span>();
    for (const [index, span] of node.aliases ?? []) aliases.set(index, this.#span(span));
    return {
      ...node,
      span: this.#span(node.span),
      items: node.items.map((item) => this.#node(item)),
      ...(node.aliases !== undefined && { aliases }),
    };
  }

  #movedScalar(node: YamlScalar): YamlScalar {
    const { origin } = node;
    return {
      ...node,
      span: this.#span(node.span),
      origin:
        origin === undefined
          ? { text: this.#text, scalar: node, map: this.#map }
          : { ...origin, map: composeMaps(origin.map, this.#map) },
    };
  }
}
