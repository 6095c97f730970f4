import type { Range, SemanticTokensEdit } from "vscode-languageserver-types";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { type EmbeddedExpression, expressionsIn } from "./embedded-expressions.ts";
import { expressionTokens } from "./expression-tokens.ts";
import type { FeatureContext } from "./feature-context.ts";
import { tokenTypes } from "./legends.ts";

/** Every token of the document, in the five numbers each that the protocol wants. */
export function provideSemanticTokens({ file }: FeatureContext): number[] {
  return encode(file, 0, Number.POSITIVE_INFINITY);
}

/** The tokens of the lines that the range touches. */
export function provideSemanticTokensInRange({ file }: FeatureContext, { start, end }: Range): number[] {
  return encode(file, start.line, end.line);
}

/** One edit that makes `after` of `before`: what both begin and end with stays. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same++;
  return [
    { start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) },
  ];
}

function encode(file: SourceFile, firstLine: number, lastLine: number): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const placed of file.chunks()) {
    if (placed.line > lastLine) break;
    if (placed.line + placed.chunk.lineBreaks < firstLine) continue;
    const tokens = tokensOf(placed.chunk, file);
    for (let at = 0; at < tokens.length; at += 4) {
      const tokenLine = placed.line + tokens[at]!;
      if (tokenLine < firstLine || tokenLine > lastLine) continue;
      const start = tokens[at + 1]!;
      data.push(
        tokenLine - line,
        tokenLine === line ? start - character : start,
        tokens[at + 2]!,
        tokens[at + 3]!,
        0,
      );
      line = tokenLine;
      character = start;
    }
  }
  return data;
}

const remembered = new WeakMap<Chunk, Uint32Array>();

/** Line in the chunk, column, length and type of each token: they follow from the chunk alone, so they stay with it. */
function tokensOf(chunk: Chunk, file: SourceFile): Uint32Array {
  let tokens = remembered.get(chunk);
  if (tokens === undefined) {
    const numbers: number[] = [];
    for (const embedded of expressionsIn(chunk, file)) addTokens(numbers, chunk, embedded);
    tokens = Uint32Array.from(numbers);
    remembered.set(chunk, tokens);
  }
  return tokens;
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
