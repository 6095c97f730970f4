import type { Expression } from "../../server/src/core/promql/ast.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import type { ParsedExpression } from "../../server/src/core/promql/parsed-expression.ts";
import { childrenOf } from "../../server/src/core/promql/visit.ts";
import { testReadOptions } from "./read-options.ts";

/** All features that are experimental in the newest release. */
export const allFeatures: ReadonlySet<string> = new Set([
  "promql-experimental-functions",
  "promql-extended-range-selectors",
  "promql-binop-fill-modifiers",
]);

export function parse(text: string, features: ReadonlySet<string> = new Set()): ParsedExpression {
  return parseExpression(text, { features, regex: testReadOptions.regex });
}

/** An expression of one line with its problems below it; `|` marks a place between two characters. */
export function showProblems(text: string, features?: ReadonlySet<string>): string {
  const lines = parse(text, features).problems.map(({ span, message }) => {
    const marks = span.from === span.to ? "|" : "^".repeat(span.to - span.from);
    return `${" ".repeat(span.from)}${marks} ${message}`;
  });
  return [text, ...lines].join("\n");
}

/** Each node of an expression with its text, indented below the node that it is part of. */
export function showTree(text: string, features?: ReadonlySet<string>): string {
  const { root, strays = [] } = parse(text, features);
  const show = (node: Expression, depth: number): string[] => [
    `${"  ".repeat(depth)}${node.kind} ${text.slice(node.span.from, node.span.to)}`,
    ...childrenOf(node).flatMap((child) => show(child, depth + 1)),
  ];
  const trees = root === undefined ? ["nothing"] : show(root, 0);
  return [...trees, ...strays.flatMap((stray) => ["beside it:", ...show(stray, 1)])].join("\n");
}
