import { goQuote, goQuoteRune } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";
import {
  afterLetters,
  characterAt,
  isAlphaNumeric,
  isDigit,
  isEndOfLine,
  isLetter,
  skipSpaces,
} from "./characters.ts";
import { scanNumber, scanRestOfDuration } from "./lex-number.ts";
import { findStringEnd } from "./lex-string.ts";
import { keywordAt, type TokenType } from "./token.ts";

/** A token with its place. */
export interface Token {
  readonly type: TokenType | "comment";
  readonly from: number;
  readonly to: number;
}

/**
 * All tokens of a text, comments included. Where Prometheus' lexer gives up, this goes on as well as it can:
 * what fits nowhere is `invalid`, so that colours and hints work on broken text.
 */
export function tokenize(text: string): Token[] {
  const lexer = new Lexer(text, "go on");
  const tokens: Token[] = [];
  let comment = 0;
  do {
    lexer.next();
    for (; comment < lexer.comments.length; comment++) {
      const { from, to } = lexer.comments[comment]!;
      tokens.push({ type: "comment", from, to });
    }
    if (lexer.type !== "eof") tokens.push({ type: lexer.type, from: lexer.start, to: lexer.end });
  } while (lexer.type !== "eof");
  return tokens;
}

/** What one character says wherever it stands outside of braces, but for `@`, which says nothing in a duration expression. */
const singleCharacters: (TokenType | undefined)[] = new Array(128).fill(undefined);
for (const type of ["+", "-", "*", "/", "%", "^", ",", "@"] as const)
  singleCharacters[type.charCodeAt(0)] = type;

/** A mistake that the lexer itself sees: the text from here on is not PromQL. */
export interface LexError {
  readonly span: Span;
  readonly message: string;
}

/**
 * Reads one token after the other into its fields. Mirrors `lex.go` of prometheus/prometheus, its odd corners included:
 * what a bracket holds is read in two different ways before and after the first number, for one.
 * A mistake is a token of type `error` that ends the text, unless the lexer was told to go on.
 */
export class Lexer {
  type: TokenType = "eof";
  start = 0;
  end = 0;
  /** The mistake, when `type` is `error`. */
  message = "";
  /** Whether the string that was read last holds nothing to resolve between its quotes. */
  isPlainString = false;
  readonly comments: Span[] = [];
  /** The mistakes that were passed over by going on. */
  readonly errors: LexError[] = [];

  readonly #text: string;
  readonly #goesOn: boolean;
  #at = 0;
  #parenDepth = 0;
  #braceOpen = false;
  #bracketOpen = false;
  /** How many parentheses were open before the bracket. */
  #depthOfBracket = 0;
  #gotColon = false;
  #gotDuration = false;
  /** Whether the next token is read as part of a duration expression. */
  #inDuration = false;

  constructor(text: string, onError: "stop" | "go on") {
    this.#text = text;
    this.#goesOn = onError === "go on";
  }

  next(): void {
    this.#skipSpacesAndComments();
    this.start = this.#at;
    if (this.#at >= this.#text.length) this.type = this.#atEnd();
    else if (this.#inDuration) this.type = this.#inBrackets();
    else if (this.#braceOpen) this.type = this.#inBraces();
    else this.type = this.#inStatement();
  }

  #skipSpacesAndComments(): void {
    const text = this.#text;
    for (;;) {
      const at = skipSpaces(text, this.#at);
      this.#at = at;
      // In a duration expression nothing begins a comment.
      if (text.charCodeAt(at) !== 35 /* # */ || this.#inDuration) return;
      let end = at;
      while (end < text.length && !isEndOfLine(text.charCodeAt(end))) end++;
      this.comments.push({ from: at, to: end });
      this.#at = end;
    }
  }

  #atEnd(): TokenType {
    let message: string | undefined;
    if (this.#inDuration) message = "unexpected end of input in duration expression";
    else if (this.#braceOpen) message = "unexpected end of input inside braces";
    else if (this.#parenDepth !== 0) message = "unclosed left parenthesis";
    else if (this.#bracketOpen) message = "unclosed left bracket";
    this.#emit("eof", 0);
    return message === undefined ? "eof" : this.#fail(message, "eof");
  }

  #inStatement(): TokenType {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (isLetter(code) || code === 58 /* : */) return this.#word(code);
    const single = singleCharacters[code];
    if (single !== undefined) return this.#emit(single, 1);
    const next = text.charCodeAt(this.#at + 1);
    switch (code) {
      case 40 /* ( */:
        this.#parenDepth++;
        return this.#emit("(", 1);
      case 41 /* ) */:
        return this.#closeParen();
      case 123 /* { */:
        this.#braceOpen = true;
        return this.#emit("{", 1);
      case 91 /* [ */:
        return this.#openBracket();
      case 93 /* ] */:
        if (!this.#bracketOpen) return this.#fail("unexpected right bracket ']'", this.#emit("]", 1));
        this.#bracketOpen = false;
        return this.#emit("]", 1);
      case 34 /* " */:
      case 39 /* ' */:
      case 96 /* ` */:
        return this.#string(code);
      case 61 /* = */:
        if (next === 61) return this.#emit("==", 2);
        if (next !== 126 /* ~ */) return this.#emit("=", 1);
        return this.#fail("unexpected character after '=': '~'", this.#emit("=~", 2));
      case 33 /* ! */:
        return this.#exclamationMark(next);
      case 60 /* < */:
        return next === 61 ? this.#emit("<=", 2) : next === 47 ? this.#emit("</", 2) : this.#emit("<", 1);
      case 62 /* > */:
        return next === 61 ? this.#emit(">=", 2) : next === 47 ? this.#emit(">/", 2) : this.#emit(">", 1);
    }
    if (isDigit(code) || (code === 46 /* . */ && isDigit(next))) return this.#number();
    return this.#failAt(`unexpected character: ${this.#quotedRune()}`);
  }

  #exclamationMark(next: number): TokenType {
    if (next === 61) return this.#emit("!=", 2);
    const message = `unexpected character after '!': ${goQuoteRune(characterAt(this.#text, this.#at + 1))}`;
    if (next !== 126 /* ~ */) return this.#fail(message, this.#emit("invalid", 1));
    return this.#fail(message, this.#emit("!~", 2));
  }

  #closeParen(): TokenType {
    const type = this.#emit(")", 1);
    this.#parenDepth--;
    // Going on, a parenthesis from before the bracket tells the same.
    if (this.#goesOn && this.#bracketOpen && this.#parenDepth < this.#depthOfBracket) this.#closeBracket();
    if (this.#parenDepth >= 0) return type;
    this.#parenDepth = 0;
    return this.#failAfter("unexpected right parenthesis ')'", type);
  }

  #openBracket(): TokenType {
    if (this.#bracketOpen) return this.#failAt("unexpected left bracket '['");
    this.#gotColon = false;
    this.#bracketOpen = true;
    this.#depthOfBracket = this.#parenDepth;
    this.#inDuration = true;
    return this.#emit("[", 1);
  }

  #closeBracket(): void {
    this.#bracketOpen = false;
    this.#inDuration = false;
  }

  #word(code: number): TokenType {
    if (this.#bracketOpen) return this.#wordInBrackets(code);
    const text = this.#text;
    let end = this.#at + 1;
    let hasColon = code === 58;
    for (; end < text.length; end++) {
      const each = text.charCodeAt(end);
      if (each === 58) hasColon = true;
      else if (!isAlphaNumeric(each)) break;
    }
    const length = end - this.#at;
    if (hasColon) return this.#emit("metric identifier", length);
    const keyword = keywordAt(text, this.#at, end);
    if (keyword === undefined) return this.#emit("identifier", length);
    // So that `fill` remains a good name for a metric.
    const isFill = keyword === "fill" || keyword === "fill_left" || keyword === "fill_right";
    if (isFill && text.charCodeAt(skipSpaces(text, end)) !== 40 /* ( */)
      return this.#emit("identifier", length);
    return this.#emit(keyword, length);
  }

  #wordInBrackets(code: number): TokenType {
    if (code === 58 /* : */) {
      if (this.#gotColon) return this.#failAt("unexpected colon ':'");
      this.#gotColon = true;
      return this.#emit(":", 1);
    }
    const word = this.#durationWord(code);
    if (word !== undefined) return word;
    const type = this.#failAt(`unexpected character: ${this.#quotedRune()}, expected ':'`);
    return this.#goesOn ? this.#outsideBracket() : type;
  }

  /** Going on, what cannot stand in a bracket tells that its closing one was forgotten. */
  #outsideBracket(): TokenType {
    this.#closeBracket();
    this.#at = this.start;
    return this.#inStatement();
  }

  /** `step`, `range`, `min_of` or `max_of`, in whatever case. */
  #durationWord(code: number): TokenType | undefined {
    const lower = code | 0x20;
    if (lower !== 115 /* s */ && lower !== 114 /* r */ && lower !== 109 /* m */) return undefined;
    const end = afterLetters(this.#text, this.#at);
    const keyword = keywordAt(this.#text, this.#at, end);
    if (keyword !== "step" && keyword !== "range" && keyword !== "min_of" && keyword !== "max_of")
      return undefined;
    return this.#emit(keyword, end - this.#at);
  }

  #inBrackets(): TokenType {
    const code = this.#text.charCodeAt(this.#at);
    switch (code) {
      case 93 /* ] */:
        this.#bracketOpen = false;
        this.#gotColon = false;
        this.#inDuration = false;
        return this.#emit("]", 1);
      case 58 /* : */:
        return this.#colon();
      case 40 /* ( */:
        this.#parenDepth++;
        return this.#emit("(", 1);
      case 41 /* ) */:
        return this.#closeParen();
    }
    const single = singleCharacters[code];
    if (single !== undefined && single !== "@") return this.#emit(single, 1);
    const word = this.#durationWord(code);
    if (word !== undefined) return word;
    if (isDigit(code) || (code === 46 /* . */ && isDigit(this.#text.charCodeAt(this.#at + 1)))) {
      this.#gotDuration = true;
      this.#inDuration = false;
      return this.#number();
    }
    const type = this.#failAt(`unexpected character in duration expression: ${this.#quotedRune()}`);
    return this.#goesOn ? this.#outsideBracket() : type;
  }

  #colon(): TokenType {
    const repeated = this.#gotColon;
    this.#gotColon = true;
    const type = this.#emit(":", 1);
    if (!this.#gotDuration) {
      return this.#failAfter("unexpected colon before duration in duration expression", type);
    }
    return repeated ? this.#failAfter("unexpected repeated colon in duration expression", type) : type;
  }

  #inBraces(): TokenType {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (isLetter(code)) {
      let end = this.#at + 1;
      while (isAlphaNumeric(text.charCodeAt(end))) end++;
      return this.#emit("identifier", end - this.#at);
    }
    const next = text.charCodeAt(this.#at + 1);
    switch (code) {
      case 44 /* , */:
        return this.#emit(",", 1);
      case 34 /* " */:
      case 39 /* ' */:
      case 96 /* ` */:
        return this.#string(code);
      case 61 /* = */:
        return next === 126 /* ~ */ ? this.#emit("=~", 2) : this.#emit("=", 1);
      case 33 /* ! */:
        if (next === 126 /* ~ */) return this.#emit("!~", 2);
        if (next === 61 /* = */) return this.#emit("!=", 2);
        return this.#fail(
          `unexpected character after '!' inside braces: ${goQuoteRune(characterAt(text, this.#at + 1))}`,
          this.#emit("invalid", 1),
        );
      case 125 /* } */:
        this.#braceOpen = false;
        return this.#emit("}", 1);
      case 123 /* { */:
        return this.#failAt("unexpected left brace '{'");
    }
    return this.#failInBraces(code);
  }

  /** Going on, a parenthesis or a bracket tells that the closing brace was forgotten. */
  #failInBraces(code: number): TokenType {
    const type = this.#failAt(`unexpected character inside braces: ${this.#quotedRune()}`);
    const closesMore = code === 41 /* ) */ || code === 91 /* [ */ || code === 40; /* ( */
    if (!this.#goesOn || !closesMore) return type;
    this.#at = this.start;
    this.#braceOpen = false;
    return this.#inStatement();
  }

  #string(quote: number): TokenType {
    const text = this.#text;
    const from = this.#at + 1;
    let at = from;
    let code = text.charCodeAt(at);
    while (code !== quote && code !== 92 /* \ */ && code !== 10 && code < 0xd800)
      code = text.charCodeAt(++at);
    this.isPlainString = code === quote;
    if (this.isPlainString) return this.#emit("string", at + 1 - this.#at);
    const found = findStringEnd(text, from, quote);
    const type = this.#emit("string", found.end - this.#at);
    return found.message === undefined ? type : this.#fail(found.message, type);
  }

  #number(): TokenType {
    const text = this.#text;
    const number = scanNumber(text, this.#at);
    if (number.ok) return this.#emit("number", number.end - this.#at);
    const duration = scanRestOfDuration(text, number.end);
    if (duration.ok) return this.#emit("duration", duration.end - this.#at);
    const message = `bad number or duration syntax: ${goQuote(text.slice(this.#at, duration.end))}`;
    let end = Math.max(duration.end, this.#at + 1);
    while (isAlphaNumeric(text.charCodeAt(end))) end++;
    return this.#fail(message, this.#emit("invalid", end - this.#at));
  }

  #emit(type: TokenType, length: number): TokenType {
    this.#at += length;
    this.end = this.#at;
    return type;
  }

  #quotedRune(): string {
    return goQuoteRune(characterAt(this.#text, this.#at));
  }

  /** A mistake at one character, which fits nowhere. */
  #failAt(message: string): TokenType {
    return this.#fail(message, this.#emit("invalid", characterAt(this.#text, this.#at)?.length ?? 0));
  }

  /** A mistake that upstream notes when it has stepped over the token. */
  #failAfter(message: string, type: TokenType): TokenType {
    const from = this.start;
    this.start = this.end;
    const result = this.#fail(message, type);
    if (this.#goesOn) this.start = from;
    return result;
  }

  /** `type` is what the token is taken for when going on. */
  #fail(message: string, type: TokenType): TokenType {
    if (this.#goesOn) {
      this.errors.push({ span: { from: this.start, to: this.end }, message });
      return type;
    }
    this.message = message;
    return "error";
  }
}
