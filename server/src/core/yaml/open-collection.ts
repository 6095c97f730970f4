import type { Token } from "./token.ts";
import { emptyScalar, type PlacedNode, type PlacedPair, type Properties } from "./tree-builder.ts";

/** A collection that is not complete yet. */
export interface Frame {
  readonly kind: "block-map" | "block-list" | "indentless-list" | "flow-map" | "flow-list" | "flow-pair";
  readonly properties: Properties | undefined;
  /** Where its first token stands. */
  readonly from: number;
  readonly pairs: PlacedPair[];
  readonly items: PlacedNode[];
  /** What the node that is being read is for. */
  awaits: "key" | "value" | "item";
  key: PlacedNode | undefined;
  isFirst: boolean;
  /** In a flow map, a key that libyaml does not look for a `:` after. */
  isAlone: boolean;
  /** Past what was read last: keeps the end of an empty value. */
  to: number;
}

export function newFrame(kind: Frame["kind"], token: Token, properties: Properties | undefined): Frame {
  return {
    kind,
    properties,
    from: token.from,
    pairs: [],
    items: [],
    awaits: "key",
    key: undefined,
    isFirst: true,
    isAlone: false,
    to: token.to,
  };
}

/** Puts a node that was read where the collection waits for one. */
export function keep(frame: Frame, node: PlacedNode): void {
  frame.to = Math.max(frame.to, endOf(node));
  if (frame.awaits === "item") {
    frame.items.push(node);
    return;
  }
  if (frame.awaits === "key") {
    frame.key = node;
    frame.awaits = "value";
    return;
  }
  frame.pairs.push({ key: frame.key!, value: node });
  frame.awaits = "key";
}

/** A node that is not written, right after what was read last. */
export function empty(frame: Frame): PlacedNode {
  return { node: emptyScalar(frame.to) };
}

export function startOf({ node, alias }: PlacedNode): number {
  return (alias ?? node.span).from;
}

function endOf({ node, alias }: PlacedNode): number {
  return (alias ?? node.span).to;
}
