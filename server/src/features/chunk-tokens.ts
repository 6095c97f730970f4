import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { type EmbeddedExpression, expressionsIn } from "./embedded-expressions.ts";
import { expressionTokens } from "./expression-tokens.ts";
import { tokenTypes } from "./legends.ts";

/** Line in the chunk, column, length and type of each token. */
export function tokensIn(chunk: Chunk, file: SourceFile): Uint32Array {
  const numbers: number[] = [];
  for (const embedded of expressionsIn(chunk, file)) addTokens(numbers, chunk, embedded);
  return Uint32Array.from(numbers);
}

function addTokens(numbers: number[], chunk: Chunk, { expression, map }: EmbeddedExpression): void {
  for (const { type, span } of expressionTokens(expression)) {
    const { from, to } = map.spanToSource(span);
    const start = chunk.lines.positionAt(from);
    const end = chunk.lines.positionAt(to);
    const number = tokenTypes.indexOf(type);
    if (start.line === end.line) {
      if (from < to) numbers.push(start.line, start.character, to - from, number);
      continue;
    }
    for (let line = start.line; line <= end.line; line++) {
      const lineStart = line === start.line ? from : chunk.lines.offsetAt({ line, character: 0 });
      const lineEnd = line === end.line ? to : chunk.lines.offsetAt({ line: line + 1, character: 0 });
      const text = chunk.text.slice(lineStart, lineEnd);
      const length = text.trim().length;
      const indentation = text.length - text.trimStart().length;
      const column = lineStart + indentation - chunk.lines.offsetAt({ line, character: 0 });
      if (length > 0) numbers.push(line, column, length, number);
    }
  }
}
