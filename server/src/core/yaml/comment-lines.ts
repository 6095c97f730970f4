import type { Span } from "../text/span.ts";
import { isBlank, lineEnd } from "./line-break.ts";
import type { Token, TokenKind } from "./token.ts";

/**
 * The comment at `from` and, if it `goesOn`, those in the lines below. The newer go-yaml looks for them by itself, and
 * does not mind tabs before them. Mirrors `yaml_parser_scan_comments`.
 */
export function readComments(text: string, from: number, goesOn: boolean): readonly Span[] {
  const spans: Span[] = [];
  for (let at: number | undefined = from; at !== undefined; ) {
    const to = lineEnd(text, at);
    spans.push({ from: at, to });
    at = goesOn ? commentBelow(text, to) : undefined;
  }
  return spans;
}

/** Whether go-yaml takes a comment behind the token for one of the token's line: then it looks for no more. */
export function endsLine({ kind, to }: Token, lineStart: number): boolean {
  return to > lineStart && !opensComments.has(kind);
}

const opensComments: ReadonlySet<TokenKind> = new Set([
  "block-entry",
  "document-start",
  "document-end",
  "version-directive",
  "tag-directive",
]);

/** How far go-yaml looks for another comment, in bytes, of which blanks and breaks take one each. */
const farthestComment = 512;

/** The next comment below a line, if there are only blank lines between. */
function commentBelow(text: string, end: number): number | undefined {
  for (let at = end; at < end + farthestComment; at++) {
    const code = text.charCodeAt(at);
    if (code === 35) return at;
    if (code !== 10 && code !== 13 && !isBlank(code)) return undefined;
  }
  return undefined;
}
