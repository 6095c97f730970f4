import { breakLength, lineEnd } from "./line-break.ts";
import type { Rejection } from "./token.ts";

/** Lines as go-yaml counts and names them. The text is gone through when the first line is asked for. */
export class LineCounter {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** From 1. */
  lineAt(offset: number): number {
    this.#starts ??= lineStarts(this.#text);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Mirrors `parser.fail`: the parser's lines are one too small, and there is none for the first line. */
  named({ by, context, problem }: Rejection): { readonly line?: number } {
    const isParser = by === "parser";
    let line = context === undefined ? 0 : this.#markLine(context, isParser);
    if (line === 0) line = this.#markLine(problem, isParser);
    if (line === 0) return {};
    return { line: isParser ? line : line + 1 };
  }

  /** From 0. For the parser, the end of the text is a line of its own. */
  #markLine(offset: number, isParser: boolean): number {
    const line = this.lineAt(offset) - 1;
    const isEnd = isParser && offset >= this.#text.length;
    return isEnd && this.#starts![line] !== offset ? line + 1 : line;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = lineEnd(text, 0); at < text.length; at = lineEnd(text, at)) {
    at += breakLength(text, at);
    starts.push(at);
  }
  return starts;
}
