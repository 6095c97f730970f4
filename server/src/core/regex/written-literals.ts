import type { RegexNode } from "./ast.ts";
import { rangesOf, sizeOf } from "./character-set.ts";
import { setOfNode } from "./node-set.ts";

/**
 * The texts that a pattern matches where they can be read off it, in the order in which it names them, each once;
 * "more" where they are more than `limit`, and `undefined` where the pattern is not that simple.
 */
export function writtenLiterals(root: RegexNode, limit: number): readonly string[] | "more" | undefined {
  const texts = new Reader(limit).textsOf(root, true, true);
  return texts === "more" || texts === undefined ? texts : [...texts];
}

type Texts = ReadonlySet<string> | "more" | undefined;

const empty: ReadonlySet<string> = new Set([""]);
const none: ReadonlySet<string> = new Set();

class Reader {
  readonly #limit: number;
  #work = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `isFirst` and `isLast` say whether nothing is read before the node and after it. */
  textsOf(node: RegexNode, isFirst: boolean, isLast: boolean): Texts {
    switch (node.kind) {
      case "character":
        if (node.ignoresCase) return this.#characters(node);
        return isSurrogate(node.codePoint) ? none : new Set([String.fromCodePoint(node.codePoint)]);
      case "any":
      case "class":
        return this.#characters(node);
      case "group":
        return this.textsOf(node.body, isFirst, isLast);
      case "flags":
        return empty;
      case "anchor":
        return (node.at === "text-start" && isFirst) || (node.at === "text-end" && isLast)
          ? empty
          : undefined;
      case "unread":
        return undefined;
      case "alternation":
        return this.#alternatives(node.branches.map((branch) => () => this.textsOf(branch, isFirst, isLast)));
      case "sequence":
        return this.#sequence(node.items, isFirst, isLast);
      case "repeat":
        return this.#repeat(node);
    }
  }

  #characters(node: RegexNode & { readonly kind: "character" | "any" | "class" }): Texts {
    const set = setOfNode(node);
    if (sizeOf(set) > this.#limit + surrogateCount) return "more";
    const texts = new Set<string>();
    for (const [from, to] of rangesOf(set)) {
      for (let codePoint = from; codePoint <= to; codePoint++) {
        if (!isSurrogate(codePoint)) texts.add(String.fromCodePoint(codePoint));
      }
    }
    return texts.size > this.#limit ? "more" : texts;
  }

  #alternatives(alternatives: readonly (() => Texts)[]): Texts {
    const all = new Set<string>();
    let isMore = false;
    for (const alternative of alternatives) {
      const texts = alternative();
      if (texts === undefined) return undefined;
      if (texts === "more") isMore = true;
      else if (!isMore) for (const text of texts) all.add(text);
      if (all.size > this.#limit) isMore = true;
    }
    return isMore ? "more" : all;
  }

  #sequence(items: readonly RegexNode[], isFirst: boolean, isLast: boolean): Texts {
    const lastReader = items.findLastIndex(readsSomething);
    let texts: Texts = empty;
    let isStart = isFirst;
    for (let at = 0; at < items.length; ) {
      const item = items[at]!;
      // Characters that stand for themselves are taken together.
      const written = plainText(items, at);
      const following =
        written.length > 1
          ? new Set([written.join("")])
          : this.textsOf(item, isStart, isLast && at >= lastReader);
      texts = this.#join(texts, following);
      if (texts === undefined) return undefined;
      isStart &&= !readsSomething(item);
      at += Math.max(1, written.length);
    }
    return texts;
  }

  #join(texts: Texts, following: Texts): Texts {
    if (texts === undefined || following === undefined) return undefined;
    // Nothing at all joined to anything is nothing.
    if (texts !== "more" && texts.size === 0) return texts;
    if (following !== "more" && following.size === 0) return following;
    if (texts === "more" || following === "more") return "more";
    if (texts.size * following.size > longestList) return undefined;
    const joined = new Set<string>();
    for (const text of texts) {
      for (const end of following) {
        this.#work += text.length + end.length;
        if (this.#work > mostWork) return undefined;
        if (joined.add(text + end).size > this.#limit) return "more";
      }
    }
    return joined;
  }

  #repeat(node: RegexNode & { readonly kind: "repeat" }): Texts {
    const body = this.textsOf(node.body, false, false);
    if (body === undefined) return undefined;
    if (body !== "more" && [...body].every((text) => text === ""))
      return body.size > 0 || node.min > 0 ? body : empty;
    if (node.max === 0) return empty;
    if (node.max === undefined || body === "more") return "more";
    let texts: Texts = empty;
    let all: Texts = node.min === 0 ? empty : new Set();
    for (let count = 1; count <= node.max; count++) {
      texts = this.#join(texts, body);
      if (texts === undefined || texts === "more") return texts;
      if (count < node.min) continue;
      const longer: ReadonlySet<string> = texts;
      const shorter = all;
      all = this.#alternatives([() => longer, () => shorter]);
      if (all === undefined || all === "more") return all;
    }
    return all;
  }
}

const longestList = 100_000;
/** How many characters may be put together. */
const mostWork = 3_000_000;

function plainText(items: readonly RegexNode[], from: number): string[] {
  const characters: string[] = [];
  for (let at = from; at < items.length; at++) {
    const item = items[at]!;
    if (item.kind !== "character" || item.ignoresCase || isSurrogate(item.codePoint)) break;
    characters.push(String.fromCodePoint(item.codePoint));
  }
  return characters;
}

/** No text has one. */
function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

const surrogateCount = 0x800;

function readsSomething(node: RegexNode): boolean {
  return node.kind !== "anchor" && node.kind !== "flags";
}
