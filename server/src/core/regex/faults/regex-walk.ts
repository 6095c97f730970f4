import type { AlternationNode, RegexNode } from "../ast.ts";

/** The parts of a node in the order of the pattern. */
function partsOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case "group":
    case "repeat":
      return [node.body];
    case "alternation":
      return node.branches;
    case "sequence":
      return node.items;
    default:
      return none;
  }
}

/** A node and all in it, each before its parts. */
export function* walkPattern(root: RegexNode): Generator<RegexNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...partsOf(node).toReversed());
  }
}

/** All rows of parts: those of sequences, and single parts that make a branch or the whole pattern. */
export function* rowsIn(root: RegexNode): Generator<readonly RegexNode[]> {
  for (const node of walkPattern(root)) {
    if (node.kind === "sequence") yield node.items;
    else if (node.kind === "alternation") {
      for (const branch of node.branches) if (branch.kind !== "sequence") yield [branch];
    }
  }
  if (root.kind !== "sequence" && root.kind !== "alternation") yield [root];
}

/** The alternatives of a whole pattern, through parentheses around them. */
export function outerAlternation(root: RegexNode): AlternationNode | undefined {
  let node = root;
  while (node.kind === "group") node = node.body;
  return node.kind === "alternation" ? node : undefined;
}

/** A character that stands for itself without a backslash; `undefined` for anything else. */
export function plainCharacter(pattern: string, node: RegexNode | undefined): string | undefined {
  if (node?.kind !== "character" || node.ignoresCase) return undefined;
  const text = String.fromCodePoint(node.codePoint);
  return pattern.slice(node.span.from, node.span.to) === text ? text : undefined;
}

const none: readonly never[] = [];
