import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import type { Expression } from "../core/promql/ast.ts";
import { covers, type Span, shiftSpan, touches } from "../core/text/span.ts";
import type { YamlNode } from "../core/yaml/yaml-node.ts";
import { expressionsIn } from "./embedded-expressions.ts";
import { childrenOf } from "./expression-children.ts";
import { expressionTokens } from "./expression-tokens.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toRange } from "./to-lsp.ts";

/** For each place, what a growing selection takes in: word, expression by expression, value, field, rule, file. */
export function provideSelectionRanges(
  { file }: FeatureContext,
  { positions }: { readonly positions: readonly Position[] },
): SelectionRange[] {
  return positions.map((position) => selectionAt(file, file.offsetAt(position)));
}

function selectionAt(file: SourceFile, offset: number): SelectionRange {
  const { chunk, start } = file.chunkAt(offset);
  const spans = [
    { from: 0, to: file.length },
    ...spansAround(chunk, file, offset - start).map((span) => shiftSpan(span, start)),
  ];
  let selection: SelectionRange | undefined;
  let outer: Span | undefined;
  for (const span of spans.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    // Each has to lie within the one before, and to be smaller.
    if (outer !== undefined && (!covers(outer, span) || covers(span, outer))) continue;
    const range = toRange(file, span);
    selection = selection === undefined ? { range } : { range, parent: selection };
    outer = span;
  }
  return selection!;
}

function spansAround(chunk: Chunk, file: SourceFile, offset: number): Span[] {
  const spans: Span[] = [];
  for (const { root } of chunk.documents) if (root !== undefined) addNodes(root, offset, spans);
  const embedded = expressionsIn(chunk, file).find(({ span }) => touches(span, offset));
  if (embedded === undefined) return spans;
  const { expression, map } = embedded;
  const at = map.toValue(offset);
  const inner: Span[] = [];
  if (expression.root !== undefined) addExpressions(expression.root, at, inner);
  for (const { span } of expressionTokens(expression)) if (touches(span, at)) inner.push(span);
  return [...spans, ...inner.map((span) => map.spanToSource(span))];
}

function addNodes(node: YamlNode, offset: number, spans: Span[]): void {
  if (!touches(node.span, offset)) return;
  spans.push(node.span);
  if (node.kind === "list") for (const item of node.items) addNodes(item, offset, spans);
  if (node.kind !== "map") return;
  for (const { key, value, alias, mergedBy } of node.entries) {
    if (alias !== undefined || mergedBy !== undefined) continue;
    const entry = { from: key.span.from, to: value.span.to };
    if (!touches(entry, offset)) continue;
    spans.push(entry);
    addNodes(key, offset, spans);
    addNodes(value, offset, spans);
  }
}

function addExpressions(node: Expression, offset: number, spans: Span[]): void {
  if (!touches(node.span, offset)) return;
  spans.push(node.span);
  for (const child of childrenOf(node)) addExpressions(child, offset, spans);
}
