import type { RegexNode } from "./ast.ts";

/** Whether a pattern matches the empty text; `undefined` where it is nested too deeply to tell. */
export function matchesEmpty(node: RegexNode): boolean | undefined {
  switch (node.kind) {
    case "character":
    case "any":
    case "class":
      return false;
    case "flags":
      return true;
    case "anchor":
      // The empty text begins and ends everywhere, and has no word.
      return node.at !== "word-boundary";
    case "unread":
      return undefined;
    case "group":
      return matchesEmpty(node.body);
    case "repeat":
      return node.min === 0 || matchesEmpty(node.body);
    case "alternation":
      return anyOf(node.branches);
    case "sequence":
      return allOf(node.items);
  }
}

function anyOf(nodes: readonly RegexNode[]): boolean | undefined {
  let isAny: boolean | undefined = false;
  for (const node of nodes) {
    const does = matchesEmpty(node);
    if (does) return true;
    if (does === undefined) isAny = undefined;
  }
  return isAny;
}

function allOf(nodes: readonly RegexNode[]): boolean | undefined {
  let areAll: boolean | undefined = true;
  for (const node of nodes) {
    const does = matchesEmpty(node);
    if (does === false) return false;
    if (does === undefined) areAll = undefined;
  }
  return areAll;
}
