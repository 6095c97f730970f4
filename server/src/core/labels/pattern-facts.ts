import type { ClassNode, RegexNode } from "../regex/ast.ts";
import { parsePattern } from "../regex/parse.ts";
import type { CompiledPattern } from "../regex/regex-compiler.ts";
import { readReplacement } from "../regex/replacement.ts";

/** Whether a pattern is one of the usual ones that match every text. */
export function matchesEverything(pattern: string): boolean {
  return isAnyText(coreOf(pattern), 0);
}

/** Whether a pattern is one of the usual ones that match every text but the empty one. */
export function matchesAllButEmpty(pattern: string): boolean {
  return isAnyText(coreOf(pattern), 1);
}

/** Whether the first group takes the whole text whenever the pattern matches. */
export function capturesEverything(pattern: string): boolean {
  for (let node = essence(rootOf(pattern)); node?.kind === "group"; node = essence(node.body)) {
    if (node.capture === 1) return true;
  }
  return false;
}

/** Whether a replacement is never empty where the pattern matches. */
export function isNeverEmpty(replacement: string, pattern: string): boolean {
  const root = rootOf(pattern);
  return readReplacement(replacement).some((part) => {
    if (part.kind === "text") return true;
    if (part.kind === "name" || root === undefined) return false;
    return part.number === 0 ? leastLength(root) > 0 : takesSomething(root, part.number);
  });
}

/** All texts that a pattern matches, where they are few; `undefined` otherwise. */
export function literalsOf(pattern: string, regex: CompiledPattern): readonly string[] | undefined {
  const root = rootOf(pattern);
  const texts = root === undefined ? undefined : textsOf(root);
  // Anchors were taken for nothing at all.
  return texts === undefined ? undefined : [...new Set(texts)].filter((text) => regex.matches(text));
}

export interface PatternFrame {
  readonly prefix: string;
  /** Whether there is nothing but the first group between the prefix and `suffix`. */
  readonly hasGroup: boolean;
  readonly suffix: string;
}

/** The text that everything which the pattern matches begins and ends with. */
export function frameOf(pattern: string): PatternFrame {
  const root = rootOf(pattern);
  const items = root === undefined ? [] : itemsOf(root);
  const from = items.findIndex((item) => !isLiteral(item));
  if (from === -1) return { prefix: textOf(items), hasGroup: false, suffix: "" };
  const to = items.findLastIndex((item) => !isLiteral(item));
  const middle = items[from]!;
  return {
    prefix: textOf(items.slice(0, from)),
    hasGroup: from === to && middle.kind === "group" && middle.capture === 1,
    suffix: textOf(items.slice(to + 1)),
  };
}

function rootOf(pattern: string): RegexNode | undefined {
  const parsed = parsePattern(pattern);
  return parsed.ok ? parsed.root : undefined;
}

/** A pattern is anchored anyway. */
function isEdge(node: RegexNode): boolean {
  return node.kind === "anchor" && (node.at === "text-start" || node.at === "text-end");
}

function itemsOf(node: RegexNode): readonly RegexNode[] {
  if (node.kind !== "sequence") return [node];
  const { items } = node;
  const from = items.findIndex((item) => !isEdge(item) || item.kind !== "anchor" || item.at !== "text-start");
  const to = items.findLastIndex((item) => !isEdge(item) || item.kind !== "anchor" || item.at !== "text-end");
  return from === -1 ? [] : items.slice(from, to + 1);
}

/** The only part of a pattern but for its anchors. */
function essence(node: RegexNode | undefined): RegexNode | undefined {
  if (node === undefined) return undefined;
  const items = itemsOf(node);
  return items.length === 1 ? items[0] : node;
}

function coreOf(pattern: string): RegexNode | undefined {
  let node = essence(rootOf(pattern));
  while (node?.kind === "group") node = essence(node.body);
  return node;
}

function isAnyText(node: RegexNode | undefined, min: number): boolean {
  return (
    node?.kind === "repeat" &&
    node.body.kind === "any" &&
    node.body.matchesLineFeed &&
    node.max === undefined &&
    node.min === min
  );
}

function isLiteral(node: RegexNode): boolean {
  return node.kind === "character" && !node.ignoresCase;
}

function textOf(nodes: readonly RegexNode[]): string {
  return nodes
    .map((node) => (node.kind === "character" ? String.fromCodePoint(node.codePoint) : ""))
    .join("");
}

/** Whether a group takes part in every match, with more than nothing. */
function takesSomething(node: RegexNode, group: number): boolean {
  switch (node.kind) {
    case "group":
      return node.capture === group ? leastLength(node.body) > 0 : takesSomething(node.body, group);
    case "sequence":
      return node.items.some((item) => takesSomething(item, group));
    case "repeat":
      return node.min > 0 && takesSomething(node.body, group);
    default:
      return false;
  }
}

/** How many characters the shortest text has at least. */
function leastLength(node: RegexNode): number {
  switch (node.kind) {
    case "character":
    case "any":
    case "class":
      return 1;
    case "group":
      return leastLength(node.body);
    case "repeat":
      return node.min === 0 ? 0 : node.min * leastLength(node.body);
    case "sequence":
      return node.items.reduce((sum, item) => sum + leastLength(item), 0);
    case "alternation":
      return Math.min(...node.branches.map(leastLength));
    default:
      return 0;
  }
}

/** How many texts of a pattern are listed. */
const mostTexts = 100;

function textsOf(node: RegexNode): readonly string[] | undefined {
  switch (node.kind) {
    case "character":
      return node.ignoresCase ? undefined : [String.fromCodePoint(node.codePoint)];
    case "class":
      return charactersOf(node);
    case "group":
      return textsOf(node.body);
    case "flags":
    case "anchor":
      return [""];
    case "sequence":
      return product(node.items);
    case "alternation": {
      const branches = node.branches.map(textsOf);
      const all = branches.flatMap((texts) => texts ?? []);
      return branches.includes(undefined) || all.length > mostTexts ? undefined : all;
    }
    case "repeat": {
      if (node.max === undefined || node.max > mostTexts) return undefined;
      let texts: readonly string[] | undefined = [];
      for (let count = node.min; texts !== undefined && count <= node.max; count++) {
        const more = product(Array.from({ length: count }, () => node.body));
        texts =
          more === undefined || texts.length + more.length > mostTexts ? undefined : [...texts, ...more];
      }
      return texts;
    }
    default:
      return undefined;
  }
}

function product(items: readonly RegexNode[]): readonly string[] | undefined {
  let texts: readonly string[] = [""];
  for (const item of items) {
    const next = textsOf(item);
    if (next === undefined || texts.length * next.length > mostTexts) return undefined;
    texts = texts.flatMap((text) => next.map((tail) => text + tail));
  }
  return texts;
}

function charactersOf({ isNegated, ignoresCase, items }: ClassNode): readonly string[] | undefined {
  if (isNegated || ignoresCase) return undefined;
  const characters: string[] = [];
  for (const item of items) {
    if (item.kind !== "range" || item.to - item.from >= mostTexts) return undefined;
    for (let code = item.from; code <= item.to; code++) characters.push(String.fromCodePoint(code));
  }
  return characters.length > mostTexts ? undefined : characters;
}
