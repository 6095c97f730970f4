import type { FoldingRange } from "vscode-languageserver-types";
import type { Chunk } from "../core/files/source-file.ts";
import type { Span } from "../core/text/span.ts";
import type { YamlNode } from "../core/yaml/yaml-node.ts";
import type { FeatureContext } from "./feature-context.ts";
import { outlineRules } from "./rule-outline.ts";

/** Groups, rules, and every field of theirs that takes more than a line. */
export function provideFoldingRanges({ file }: FeatureContext): FoldingRange[] | undefined {
  if (file.kind === "unknown") return undefined;
  const folds = new Map<number, number>();
  const add = (from: number, to: number): void => {
    if (to > from) folds.set(from, Math.max(to, folds.get(from) ?? 0));
  };
  const lineOf = (offset: number): number => file.positionAt(offset).line;
  const groups = outlineRules(file);
  for (const { place } of groups) add(lineOf(place.span.from), lineOf(place.span.to));
  for (const { rulesKey, place } of groups) {
    if (rulesKey !== undefined) add(lineOf(rulesKey.from), lineOf(place.span.to));
  }
  for (const { chunk, line } of file.chunks()) {
    const lines = foldsOf(chunk);
    for (let at = 0; at < lines.length; at += 2) add(line + lines[at]!, line + lines[at + 1]!);
  }
  return [...folds].sort(([a], [b]) => a - b).map(([startLine, endLine]) => ({ startLine, endLine }));
}

const remembered = new WeakMap<Chunk, Uint32Array>();

/** First and last line of each fold, counted from the start of the chunk. */
function foldsOf(chunk: Chunk): Uint32Array {
  let lines = remembered.get(chunk);
  if (lines === undefined) {
    const numbers: number[] = [];
    const add = ({ from, to }: Span): void => {
      numbers.push(
        chunk.lines.positionAt(from).line,
        chunk.lines.positionAt(lastCharacter(chunk.text, to)).line,
      );
    };
    for (const { root } of chunk.documents) if (root !== undefined) foldNode(root, add);
    lines = Uint32Array.from(numbers);
    remembered.set(chunk, lines);
  }
  return lines;
}

/** What stands behind an alias or a merge key is folded where it is written. */
function foldNode(node: YamlNode, add: (span: Span) => void): void {
  if (node.kind === "scalar") return;
  if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      if (node.aliases?.has(index)) continue;
      add(item.span);
      foldNode(item, add);
    }
    return;
  }
  for (const { key, value, alias, mergedBy } of node.entries) {
    if (alias !== undefined || mergedBy !== undefined) continue;
    add({ from: key.span.from, to: value.span.to });
    foldNode(value, add);
  }
}

/** The last character before `to` that is not white space: a fold leaves the blank lines after it visible. */
function lastCharacter(text: string, to: number): number {
  let at = to;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}
