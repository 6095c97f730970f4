import { touches } from "../text/span.ts";
import type { Expression, SelectorModifiers } from "./ast.ts";

/** The parts of a node that are expressions themselves, in the order of the text; durations of ranges and offsets included. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "AggregateExpr":
    case "Call":
      return node.args?.items ?? none;
    case "BinaryExpr":
      return present(node.lhs, node.vectorMatching?.fillLeft?.value, fillRight(node), node.rhs);
    case "DurationExpr":
      return present(node.lhs, node.rhs);
    case "MatrixSelector":
      return present(node.vectorSelector, node.range, offsetOf(node));
    case "SubqueryExpr":
      return present(node.expr, node.range, node.step, offsetOf(node));
    case "VectorSelector":
      return node.offset === undefined ? none : present(offsetOf(node));
    case "ParenExpr":
    case "UnaryExpr":
      return present(node.expr);
    case "NumberLiteral":
    case "StringLiteral":
      return none;
  }
}

/**
 * A node and everything in it, each before its parts, in the order of the text. Without recursion, so that no depth is
 * too much for it.
 */
export function* walk(root: Expression | undefined): Generator<Expression> {
  const waiting: Expression[] = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!);
  }
}

/**
 * The nodes that hold an offset, from the root to the innermost one. Between two that touch, the one that starts
 * at the offset is taken: what follows a cursor is what it speaks of.
 */
export function nodesAt(root: Expression | undefined, offset: number): Expression[] {
  const path: Expression[] = [];
  let node = root !== undefined && touches(root.span, offset) ? root : undefined;
  while (node !== undefined) {
    path.push(node);
    let inner: Expression | undefined;
    for (const child of childrenOf(node)) {
      if (!touches(child.span, offset)) continue;
      if (inner === undefined || child.span.from === offset) inner = child;
    }
    node = inner;
  }
  return path;
}

const none: readonly Expression[] = [];

function present(...nodes: readonly (Expression | undefined)[]): Expression[] {
  return nodes.filter((node) => node !== undefined);
}

function offsetOf(node: SelectorModifiers): Expression | undefined {
  return node.offset?.duration;
}

/** `fill(…)` stands for both sides, but is written once. */
function fillRight(node: Extract<Expression, { kind: "BinaryExpr" }>): Expression | undefined {
  const { fillLeft, fillRight: right } = node.vectorMatching ?? {};
  return right === fillLeft ? undefined : right?.value;
}
