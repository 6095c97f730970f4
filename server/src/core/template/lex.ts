import { goQuote, goUnicode } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";
import { findNumberEnd } from "./lex-number.ts";
import { keywords, type TemplateToken, type TokenKind } from "./token.ts";

export interface LexedTemplate {
  /** The last one is `end-of-text`. Every `left-delimiter` has its `right-delimiter`, an empty one where it is missing. */
  readonly tokens: readonly TemplateToken[];
  /** With their braces. */
  readonly comments: readonly Span[];
}

/**
 * Cuts a template into tokens. Mirrors `text/template/parse/lex.go`, which stops at the first mistake; this goes on behind
 * it, at the end of the action that seems to be meant.
 */
export function lexTemplate(text: string): LexedTemplate {
  const lexer = new Lexer(text);
  lexer.run();
  return lexer;
}

class Lexer implements LexedTemplate {
  readonly tokens: TemplateToken[] = [];
  readonly comments: Span[] = [];
  readonly #text: string;
  #at = 0;
  /** Where the parentheses stand that are open. */
  #parens: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const open = text.indexOf("{{", this.#at);
      this.#addText(open === -1 ? text.length : open);
      if (open !== -1) this.#lexAction(open);
    }
    this.#add("end-of-text", text.length, text.length);
  }

  #add(kind: TokenKind, from: number, to: number): void {
    this.tokens.push({ kind, from, to, message: undefined, shown: undefined });
  }

  #addText(end: number): void {
    const to = hasLeftTrim(this.#text, end + 2) ? this.#trimmed(end) : end;
    if (this.#at < to) this.#add("text", this.#at, to);
    this.#at = end;
  }

  #trimmed(end: number): number {
    let to = end;
    while (to > this.#at && isSpace(this.#text.charCodeAt(to - 1))) to--;
    return to;
  }

  #lexAction(open: number): void {
    const inside = open + (hasLeftTrim(this.#text, open + 2) ? 4 : 2);
    if (this.#text.startsWith("/*", inside)) {
      this.#lexComment(open, inside);
      return;
    }
    this.#add("left-delimiter", open, open + 2);
    this.#at = inside;
    this.#parens = [];
    while (this.#lexInside());
  }

  #lexComment(open: number, from: number): void {
    const end = this.#text.indexOf("*/", from + 2);
    const to = end === -1 ? this.#text.length : end + 2;
    this.#at = to;
    if (end !== -1 && this.#isClosing()) {
      this.#closeAction();
      this.comments.push({ from: open, to: this.#at });
      this.#skipTrimmed();
      return;
    }
    this.comments.push({ from: open, to });
    const message = end === -1 ? "unclosed comment" : "comment ends before closing delimiter";
    this.#add("left-delimiter", from, from);
    this.#fail(message, from, to, { shown: end === -1 ? { from, to: from + 2 } : { from: end, to } });
  }

  /** One token; false when it was the last one of the action. */
  #lexInside(): boolean {
    const text = this.#text;
    const from = this.#at;
    if (this.#isClosing()) {
      const paren = this.#parens.at(-1);
      if (paren !== undefined) {
        return this.#fail("unclosed left paren", from, from, { shown: { from: paren, to: paren + 1 } });
      }
      this.#lexRightDelimiter();
      return false;
    }
    if (from >= text.length) return this.#fail("unclosed action", from, from);
    const code = text.charCodeAt(from);
    if (isSpace(code)) return this.#lexSpace();
    switch (code) {
      case 123 /* { */:
        // No action goes on here, which Go says of this very token. The next action probably starts.
        if (text.charCodeAt(from + 1) === 123) {
          this.#add("character", from, from + 1);
          this.#add("right-delimiter", from, from);
          return false;
        }
        return this.#lexOne("character");
      case 61 /* = */:
        return this.#lexOne("assign");
      case 58 /* : */:
        if (text.charCodeAt(from + 1) !== 61) return this.#fail("expected :=", from, from + 1);
        return this.#take("declare", from + 2);
      case 124 /* | */:
        return this.#lexOne("pipe");
      case 34 /* " */:
        return this.#lexQuoted("string", "unterminated quoted string");
      case 39 /* ' */:
        return this.#lexQuoted("character-constant", "unterminated character constant");
      case 96 /* ` */:
        return this.#lexRaw();
      case 36 /* $ */:
        return this.#lexName("variable");
      case 40 /* ( */:
        this.#parens.push(from);
        return this.#lexOne("left-paren");
      case 41 /* ) */:
        if (this.#parens.pop() === undefined) return this.#fail("unexpected right paren", from, from + 1);
        return this.#lexOne("right-paren");
      case 46 /* . */:
        {
          const isNumber = isDigit(text.charCodeAt(from + 1)) || from + 1 === text.length;
          return isNumber ? this.#lexNumber() : this.#lexName("field");
        }
    }
    if (isDigit(code) || code === 43 /* + */ || code === 45 /* - */) return this.#lexNumber();
    if (alphanumericEnd(text, from) > from) return this.#lexIdentifier();
    if (code > 32 && code < 127) return this.#lexOne("character");
    const character = String.fromCodePoint(text.codePointAt(from)!);
    const message = `unrecognized character in action: ${goUnicode(character)}`;
    return this.#fail(message, from, from + character.length);
  }

  #lexOne(kind: TokenKind): boolean {
    return this.#take(kind, this.#at + 1);
  }

  #take(kind: TokenKind, to: number): boolean {
    this.#add(kind, this.#at, to);
    this.#at = to;
    return true;
  }

  /** The last blank before `-}}` belongs to it. */
  #lexSpace(): boolean {
    let to = this.#at;
    while (isSpace(this.#text.charCodeAt(to))) to++;
    if (this.#text.startsWith("-}}", to)) to--;
    return this.#take("space", to);
  }

  #lexName(kind: "variable" | "field"): boolean {
    const from = this.#at;
    if (this.#isTerminator(from + 1)) return this.#lexOne(kind === "variable" ? kind : "dot");
    const to = alphanumericEnd(this.#text, from + 1);
    return this.#isTerminator(to) ? this.#take(kind, to) : this.#failAtCharacter(from, to);
  }

  #lexIdentifier(): boolean {
    const from = this.#at;
    const to = alphanumericEnd(this.#text, from);
    if (!this.#isTerminator(to)) return this.#failAtCharacter(from, to);
    const word = this.#text.slice(from, to);
    if (keywords.has(word)) return this.#take(word as TokenKind, to);
    return this.#take(word === "true" || word === "false" ? "bool" : "identifier", to);
  }

  #failAtCharacter(from: number, at: number): boolean {
    const character = String.fromCodePoint(this.#text.codePointAt(at)!);
    const shown = { from: at, to: at + character.length };
    return this.#fail(`bad character ${goUnicode(character)}`, from, shown.to, { shown });
  }

  /** Whether a name may end before what stands here. */
  #isTerminator(at: number): boolean {
    if (at >= this.#text.length) return true;
    const code = this.#text.charCodeAt(at);
    return isSpace(code) || ".,|:)(".includes(this.#text.charAt(at)) || this.#text.startsWith("}}", at);
  }

  #lexNumber(): boolean {
    const from = this.#at;
    const { end, isComplex, isNumber } = findNumberEnd(this.#text, from);
    if (!isNumber) return this.#fail(`bad number syntax: ${goQuote(this.#text.slice(from, end))}`, from, end);
    return this.#take(isComplex ? "complex" : "number", end);
  }

  #lexQuoted(kind: "string" | "character-constant", message: string): boolean {
    const text = this.#text;
    const quote = text.charCodeAt(this.#at);
    for (let at = this.#at + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return this.#take(kind, at + 1);
      if (code === 10 /* line feed */) break;
      if (code !== 92 /* \ */) continue;
      at++;
      if (text.charCodeAt(at) === 10) break;
    }
    return this.#fail(message, this.#at, this.#at + 1);
  }

  #lexRaw(): boolean {
    const end = this.#text.indexOf("`", this.#at + 1);
    if (end !== -1) return this.#take("raw-string", end + 1);
    return this.#fail("unterminated raw quoted string", this.#at, this.#at + 1);
  }

  #isClosing(): boolean {
    return this.#text.startsWith("}}", this.#at) || this.#isTrimmedClosing();
  }

  #isTrimmedClosing(): boolean {
    return isSpace(this.#text.charCodeAt(this.#at)) && this.#text.startsWith("-}}", this.#at + 1);
  }

  #lexRightDelimiter(): void {
    const from = this.#isTrimmedClosing() ? this.#at + 2 : this.#at;
    this.#closeAction();
    this.#add("right-delimiter", from, this.#at);
    this.#skipTrimmed();
  }

  #closeAction(): void {
    this.#at += this.#isTrimmedClosing() ? 4 : 2;
  }

  /** Behind a closing that may be a trimmed one. */
  #skipTrimmed(): void {
    if (!hasRightTrim(this.#text, this.#at)) return;
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  /** Ends the action at the next delimiter, whichever it is. */
  #fail(message: string, from: number, to: number, { shown }: { shown?: Span } = {}): false {
    const text = this.#text;
    this.tokens.push({ kind: "error", from, to, message, shown });
    let at = to;
    while (at < text.length && !text.startsWith("}}", at) && !text.startsWith("{{", at)) at++;
    const isClosed = text.startsWith("}}", at);
    this.#add("right-delimiter", at, isClosed ? at + 2 : at);
    this.#at = isClosed ? at + 2 : at;
    if (isClosed) this.#skipTrimmed();
    return false;
  }
}

/** Whether a trim marker, a minus with a blank, follows a left delimiter that ends at `at`. */
function hasLeftTrim(text: string, at: number): boolean {
  return text.charCodeAt(at) === 45 && isSpace(text.charCodeAt(at + 1));
}

/** Whether the right delimiter that ends at `at` has a trim marker before it. */
function hasRightTrim(text: string, at: number): boolean {
  return text.charCodeAt(at - 3) === 45 && isSpace(text.charCodeAt(at - 4));
}

/** Past the letters, digits and underscores from `from` on. */
function alphanumericEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (!isAsciiAlphanumeric(code)) return at;
      at++;
      continue;
    }
    const point = text.codePointAt(at);
    if (point === undefined || !/[\p{L}\p{Nd}]/u.test(String.fromCodePoint(point))) return at;
    at += point > 0xffff ? 2 : 1;
  }
}

function isAsciiAlphanumeric(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57)
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
