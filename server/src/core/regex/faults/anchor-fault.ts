import type { AnchorNode, RegexNode } from "../ast.ts";
import type { EditableFault } from "./pattern-fault.ts";

/**
 * Anchors at the ends of a pattern, which is anchored there anyway. A branch of nothing but anchors (`^$|none`) says
 * more plainly than an empty one that the empty text is meant.
 */
export function anchorFault(pattern: string, root: RegexNode): EditableFault | undefined {
  if (!/[\^$]|\\[Az]/.test(pattern)) return undefined;
  const anchors: AnchorNode[] = [];
  collect(root, { isFirst: true, isLast: true }, anchors);
  const [first] = anchors;
  if (first === undefined) return undefined;
  const texts = new Set(anchors.map(({ span }) => pattern.slice(span.from, span.to)));
  return {
    kind: "anchor",
    span: anchors.length === 1 ? first.span : { from: first.span.from, to: anchors.at(-1)!.span.to },
    edits: anchors.map(({ span }) => ({ span, newText: "" })),
    text: [...texts].map((text) => `\`${text}\``).join(" and "),
    other: "",
  };
}

interface Ends {
  /** Nothing is read before it. */
  readonly isFirst: boolean;
  /** Nothing is read after it. */
  readonly isLast: boolean;
}

function collect(node: RegexNode, ends: Ends, anchors: AnchorNode[]): void {
  if (node.kind === "group") collect(node.body, ends, anchors);
  else if (node.kind === "alternation") for (const branch of node.branches) collect(branch, ends, anchors);
  else if (node.kind === "sequence") collectInRow(node.items, ends, anchors);
}

function collectInRow(items: readonly RegexNode[], { isFirst, isLast }: Ends, anchors: AnchorNode[]): void {
  const firstReader = items.findIndex(reads);
  const lastReader = items.findLastIndex(reads);
  for (const [at, item] of items.entries()) {
    if (item.kind !== "anchor") {
      collect(item, { isFirst: isFirst && at <= firstReader, isLast: isLast && at >= lastReader }, anchors);
    } else if (firstReader !== -1) {
      const isStart = item.at === "text-start" && isFirst && at < firstReader;
      const isEnd = item.at === "text-end" && isLast && at > lastReader;
      if (isStart || isEnd) anchors.push(item);
    }
  }
}

function reads({ kind }: RegexNode): boolean {
  return kind !== "anchor" && kind !== "flags";
}
