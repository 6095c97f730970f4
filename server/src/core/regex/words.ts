import { listInWords, literal, type Words } from "../text/phrase.ts";
import type { RegexNode } from "./ast.ts";
import { setOfNode } from "./node-set.ts";
import { type PatternPart, partsInWords, partsOf } from "./pattern-parts.ts";

/** What a pattern asks of a text, said of it: "starts with `kube-`". */
export interface PatternInWords {
  /** What the text may be like, one way for each alternative of the pattern. */
  readonly alternatives: readonly Words[];
  /** Whether no letter of the pattern has to be written in the same case. Where only some need not, the words say so. */
  readonly ignoresCase: boolean;
}

export function patternInWords(root: RegexNode): PatternInWords {
  const letters = [...leavesOf(root)].filter(hasCase);
  const ignoresCase =
    letters.length > 0 && letters.every((node) => "ignoresCase" in node && node.ignoresCase);
  const branches = branchesOf(root).map((branch) => partsOf(branch, ignoresCase));
  // Texts that are written out stand together, where the first of them does.
  const texts = branches.flatMap((parts) => textOf(parts) ?? []);
  const alternatives: Words[] = [];
  let areTextsSaid = false;
  for (const parts of branches) {
    if (textOf(parts) === undefined) alternatives.push(saidOfText(parts));
    else if (!areTextsSaid) {
      areTextsSaid = true;
      alternatives.push(isOneOf([...new Set(texts)]));
    }
  }
  return { alternatives, ignoresCase };
}

/** Parentheses around everything and the anchors at the ends, which a matcher has anyway, are looked through. */
function branchesOf(node: RegexNode): readonly RegexNode[] {
  if (node.kind === "group") return branchesOf(node.body);
  if (node.kind === "alternation") return node.branches.flatMap(branchesOf);
  if (node.kind !== "sequence") return [node];
  const items = node.items.filter(({ kind }) => kind !== "flags");
  const from = items.findIndex((item) => !isAnchor(item, "text-start"));
  const to = items.findLastIndex((item) => !isAnchor(item, "text-end")) + 1;
  const inner = items.slice(Math.max(from, 0), from === -1 ? 0 : to);
  const [only] = inner;
  return only !== undefined && inner.length === 1 && only !== node
    ? branchesOf(only)
    : [{ ...node, items: inner }];
}

function isAnchor(node: RegexNode, at: string): boolean {
  return node.kind === "anchor" && node.at === at;
}

/** Whether a node matches something else when it ignores case. */
function hasCase(node: RegexNode): boolean {
  if (node.kind !== "character" && node.kind !== "class") return false;
  const [strict, loose] = [false, true].map((ignoresCase) => setOfNode({ ...node, ignoresCase }).join());
  return strict !== loose;
}

function* leavesOf(node: RegexNode): Iterable<RegexNode> {
  if (node.kind === "group" || node.kind === "repeat") yield* leavesOf(node.body);
  else if (node.kind === "sequence") for (const item of node.items) yield* leavesOf(item);
  else if (node.kind === "alternation") for (const branch of node.branches) yield* leavesOf(branch);
  else yield node;
}

/** The text that is all that the parts match. */
function textOf(parts: readonly PatternPart[]): string | undefined {
  const [only] = parts;
  if (only === undefined) return "";
  return parts.length === 1 && only.kind === "text" && !only.ignoresCase ? only.text : undefined;
}

function isOneOf(texts: readonly string[]): Words {
  const [only] = texts;
  if (texts.length === 1 && only === "") return ["is empty"];
  const written = texts.filter((text) => text !== "").map((text) => [literal(text)]);
  const list = listInWords(written);
  const start = written.length > 2 ? "is one of " : "is ";
  return texts.length > written.length ? [start, ...list, ", or empty"] : [start, ...list];
}

function saidOfText(parts: readonly PatternPart[]): Words {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const inner = parts.slice(isAnything(first) ? 1 : 0, isAnything(last) ? -1 : undefined);
  if (isAnything(first) && inner.length === 0) return ["is any text, or empty"];
  if (
    parts.length === 1 &&
    first.kind === "repeated" &&
    first.isAny &&
    first.min === 1 &&
    first.max === undefined
  ) {
    return ["is not empty"];
  }
  const middle = partsInWords(inner);
  if (isAnything(first) && isAnything(last)) return ["contains ", ...middle];
  if (isAnything(first)) return ["ends with ", ...middle];
  if (isAnything(last)) return ["starts with ", ...middle];
  return ["is ", ...middle];
}

function isAnything(part: PatternPart): boolean {
  return part.kind === "repeated" && part.isAny && part.min === 0 && part.max === undefined;
}
