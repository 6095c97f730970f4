import { byteLength } from "../text/byte-length.ts";
import type { Expression } from "./ast.ts";
import { printAggregationHead, printExpression, printOperator, printSubqueryTimes } from "./print.ts";
import { childrenOf, walk } from "./visit.ts";

/**
 * An expression over several lines where it is long, in the form that Prometheus' own formatter gives it.
 * Mirrors `promql/parser/prettier.go`. Comments are not part of the tree, so they are not part of the result.
 */
export function formatExpression(root: Expression, longestLine = usualLine): string {
  const sizes = new Map<Expression, number>();
  const depths = new Map<Expression, number>();
  let deepest = 0;
  for (const part of [...walk(root)].reverse()) {
    const children = childrenOf(part);
    sizes.set(part, 1 + sumOf(children.map((child) => sizes.get(child) ?? 0)));
    const depth = 1 + Math.max(0, ...children.map((child) => depths.get(child) ?? 0));
    depths.set(part, depth);
    deepest = Math.max(deepest, depth);
  }
  // Each level is indented deeper, so a chain of thousands of operators would be mostly spaces.
  if (deepest > mostLevels) return printExpression(root);
  return new Formatter(sizes, longestLine).format(root, 0);
}

const mostLevels = 1000;

/** Bytes, as upstream counts. */
const usualLine = 100;

class Formatter {
  readonly #sizes: ReadonlyMap<Expression, number>;
  readonly #longestLine: number;

  constructor(sizes: ReadonlyMap<Expression, number>, longestLine: number) {
    this.#sizes = sizes;
    this.#longestLine = longestLine;
  }

  format(node: Expression | undefined, level: number): string {
    const indent = "  ".repeat(level);
    if (node?.kind === "UnaryExpr") return `${indent}${node.op}${this.format(node.expr, level).trim()}`;
    if (node === undefined || !this.#isLong(node)) {
      // As upstream, which leaves out the indentation of a subquery that fits on a line.
      return node?.kind === "SubqueryExpr" ? printExpression(node) : `${indent}${printExpression(node)}`;
    }
    switch (node.kind) {
      case "AggregateExpr":
        return this.#formatArguments(`${indent}${printAggregationHead(node)}`, node.args?.items ?? [], level);
      case "Call":
        return this.#formatArguments(`${indent}${node.name}`, node.args.items, level);
      case "ParenExpr":
        return this.#formatArguments(indent, node.expr === undefined ? [] : [node.expr], level);
      case "BinaryExpr": {
        const sides = [this.format(node.lhs, level + 1), this.format(node.rhs, level + 1)];
        return sides.join(`\n${indent}${printOperator(node)}\n`);
      }
      case "SubqueryExpr":
        return `${this.format(node.expr, level)}${printSubqueryTimes(node)}`;
      default:
        return `${indent}${printExpression(node)}`;
    }
  }

  #formatArguments(head: string, items: readonly Expression[], level: number): string {
    const formatted = items.map((item) => this.format(item, level + 1)).join(",\n");
    return `${head}(\n${formatted}\n${"  ".repeat(level)})`;
  }

  #isLong(node: Expression): boolean {
    // Every part prints at least one character.
    if ((this.#sizes.get(node) ?? 0) > this.#longestLine) return true;
    return byteLength(printExpression(node)) > this.#longestLine;
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
