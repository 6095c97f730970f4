import type { Range, SemanticTokensEdit } from "vscode-languageserver-types";
import type { SourceFile } from "../core/files/source-file.ts";
import { factsOf } from "./chunk-facts.ts";
import type { FeatureContext } from "./feature-context.ts";

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
    const tokens = factsOf(placed.chunk, file).tokens;
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
