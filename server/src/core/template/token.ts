import { byteLength } from "../text/byte-length.ts";
import { goQuote } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";

/** A piece of a template as Go's lexer cuts it. */
export interface TemplateToken extends Span {
  readonly kind: TokenKind;
  /** Go's words, when it is a mistake. */
  readonly message: string | undefined;
  /** What a mistake is best shown at, when that is not the token. */
  readonly shown: Span | undefined;
}

export type TokenKind =
  | "text"
  | "left-delimiter"
  | "right-delimiter"
  | "left-paren"
  | "right-paren"
  | "space"
  | "pipe"
  /** `=` */
  | "assign"
  /** `:=` */
  | "declare"
  /** Another character of ASCII; only the comma has a meaning. */
  | "character"
  | "character-constant"
  | "number"
  | "complex"
  | "string"
  | "raw-string"
  | "bool"
  | "dot"
  | "field"
  | "variable"
  /** The name of a function. */
  | "identifier"
  | Keyword
  | "error"
  | "end-of-text";

type Keyword =
  | "block"
  | "break"
  | "continue"
  | "define"
  | "else"
  | "end"
  | "if"
  | "nil"
  | "range"
  | "template"
  | "with";

export const keywords: ReadonlySet<string> = new Set<Keyword>([
  "block",
  "break",
  "continue",
  "define",
  "else",
  "end",
  "if",
  "nil",
  "range",
  "template",
  "with",
]);

/** A token as Go's messages show it. Mirrors `item.String`. */
export function describeToken(text: string, { kind, from, to, message }: TemplateToken): string {
  if (kind === "end-of-text") return "EOF";
  if (message !== undefined) return message;
  const value = text.slice(from, to);
  if (kind === "dot" || keywords.has(kind)) return `<${value}>`;
  if (!isLong(value)) return goQuote(value);
  return `${goQuote(firstCharacters(value, 10))}...`;
}

/** Go counts bytes here, but cuts characters. */
function isLong(value: string): boolean {
  return value.length > 10 || byteLength(value) > 10;
}

function firstCharacters(value: string, count: number): string {
  return Array.from(value.slice(0, 2 * count))
    .slice(0, count)
    .join("");
}
