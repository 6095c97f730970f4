import type { RegexNode } from "./ast.ts";
import { type CharacterSet, includes } from "./character-set.ts";
import { setOfNode } from "./node-set.ts";
import type { PatternLanguage } from "./pattern-language.ts";

/** A text that a pattern matches as somebody might have meant it: `kube-abc` for `kube-.*`, `500` for `5..`. */
export function exampleOf(language: PatternLanguage): string | undefined {
  const text = natural(language.root, "", undefined);
  if (text !== undefined && language.matches(text) === true) return text;
  const shortest = language.find(true);
  return shortest === false ? undefined : shortest;
}

const longest = 200;

/** Adds an example of a node to the text before it; `undefined` where that is not to be had so easily. */
function natural(node: RegexNode, before: string, following: RegexNode | undefined): string | undefined {
  if (before.length > longest) return undefined;
  switch (node.kind) {
    case "character":
      return before + String.fromCodePoint(node.codePoint);
    case "any":
      return before + meantByDot(before, following);
    case "class":
      return append(before, setOfNode(node), 0);
    case "repeat":
      return repeated(node, before);
    case "group":
      return natural(node.body, before, following);
    case "alternation":
      return natural(
        node.branches.find((branch) => !isEmpty(branch)) ?? node.branches[0]!,
        before,
        following,
      );
    case "sequence": {
      let text: string | undefined = before;
      for (const [at, item] of node.items.entries()) {
        text = natural(item, text, node.items[at + 1] ?? following);
        if (text === undefined) return undefined;
      }
      return text;
    }
    case "unread":
      return undefined;
    default:
      return before;
  }
}

/** A dot between two words is most likely a dot, and one after a digit another digit. */
function meantByDot(before: string, following: RegexNode | undefined): string {
  const isBetweenWords = /\w$/.test(before) && following?.kind === "character";
  if (isBetweenWords && /\w/.test(String.fromCodePoint(following.codePoint))) return ".";
  return /\d$/.test(before) ? "0" : "a";
}

function repeated(node: RegexNode & { readonly kind: "repeat" }, before: string): string | undefined {
  const { body, min, max } = node;
  const set = body.kind === "any" || body.kind === "class" ? setOfNode(body) : undefined;
  const wanted = set === undefined ? 1 : 3;
  const count = Math.max(min, Math.min(wanted, max ?? wanted));
  let text: string | undefined = before;
  for (let done = 0; done < count && text !== undefined && text.length <= longest; done++) {
    text = set === undefined ? natural(body, text, undefined) : append(text, set, done);
  }
  return text;
}

function append(before: string, set: CharacterSet, at: number): string | undefined {
  for (const group of ["abcdefghijklmnopqrstuvwxyz", "1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "-_.:/ @"]) {
    const members = [...group].filter((character) => includes(set, character.charCodeAt(0)));
    if (members.length > 0) return before + members[at % members.length]!;
  }
  const first = set.find((codePoint) => codePoint > 0x20 && codePoint !== 0x7f);
  return first === undefined ? undefined : before + String.fromCodePoint(first);
}

function isEmpty(node: RegexNode): boolean {
  return node.kind === "sequence" && node.items.length === 0;
}
