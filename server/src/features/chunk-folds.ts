import type { Chunk } from "../core/files/source-file.ts";
import type { Span } from "../core/text/span.ts";
import type { YamlNode } from "../core/yaml/yaml-node.ts";

/** First and last line of each field and item, counted from the start of the chunk. */
export function foldsIn(chunk: Chunk): Uint32Array {
  const numbers: number[] = [];
  const add = ({ from, to }: Span): void => {
    const first = chunk.lines.positionAt(from).line;
    const last = chunk.lines.positionAt(lastCharacter(chunk.text, to)).line;
    if (first < last) numbers.push(first, last);
  };
  for (const { root } of chunk.documents) if (root !== undefined) foldNode(root, add);
  return Uint32Array.from(numbers);
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
