import { touches } from "../text/span.ts";
import type { BinaryExpr, Call, Expression, SelectorModifiers, VectorSelector } from "./ast.ts";

/** The parts of a node that are expressions themselves, in the order of the text; durations of ranges and offsets included. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "AggregateExpr":
    case "Call":
      return node.args?.items ?? none;
    case "BinaryExpr":
      if (node.vectorMatching === undefined && node.rhs !== undefined) return [node.lhs, node.rhs];
      return present(node.lhs, node.vectorMatching?.fillLeft?.value, fillRight(node), node.rhs);
    case "DurationExpr":
      return present(node.lhs, node.rhs);
    case "MatrixSelector":
      if (node.offset === undefined && node.range !== undefined) return [node.vectorSelector, node.range];
      return present(node.vectorSelector, node.range, offsetOf(node));
    case "SubqueryExpr":
      return present(node.expr, node.range, node.step, offsetOf(node));
    case "VectorSelector":
      return node.offset === undefined ? none : present(offsetOf(node));
    case "ParenExpr":
    case "UnaryExpr":
      return node.expr === undefined ? none : [node.expr];
    case "NumberLiteral":
    case "StringLiteral":
      return none;
  }
}

/** A node and everything in it, each before its parts, in the order of the text. */
export function walk(root: Expression | undefined): readonly Expression[] {
  return partsOf(root).all;
}

/** What an expression is made of; each list is in the order of the text. */
export interface ExpressionParts {
  readonly all: readonly Expression[];
  readonly selectors: readonly VectorSelector[];
  readonly calls: readonly Call[];
  readonly binaries: readonly BinaryExpr[];
}

/** Many ask about one expression in a row, so the parts of the last one are kept. */
export function partsOf(root: Expression | undefined): ExpressionParts {
  if (root === undefined) return noParts;
  if (last?.root !== root) last = { root, parts: findParts(root) };
  return last.parts;
}

let last: { readonly root: Expression; readonly parts: ExpressionParts } | undefined;
const noParts: ExpressionParts = { all: [], selectors: [], calls: [], binaries: [] };

/** Without recursion, so that no depth is too much for it. */
function findParts(root: Expression): ExpressionParts {
  const all: Expression[] = [];
  const selectors: VectorSelector[] = [];
  const calls: Call[] = [];
  const binaries: BinaryExpr[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    all.push(node);
    if (node.kind === "VectorSelector") selectors.push(node);
    else if (node.kind === "Call") calls.push(node);
    else if (node.kind === "BinaryExpr") binaries.push(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!);
  }
  return { all, selectors, calls, binaries };
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
