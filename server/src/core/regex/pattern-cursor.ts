import type { Span } from "../text/span.ts";

/** Reads a pattern character by character, and remembers the first mistake in Go's words. */
export class PatternCursor {
  readonly pattern: string;
  at = 0;
  mistake: PatternMistake | undefined;
  readonly #missing = new Set<string>();

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  /** The UTF-16 unit at the place, or one after it; `NaN` behind the end. */
  unit(ahead = 0): number {
    return this.pattern.charCodeAt(this.at + ahead);
  }

  startsWith(text: string): boolean {
    return this.pattern.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /**
   * The next code point; `atEnd` where there is none, and `undefined` where bytes are no UTF-8: values of string
   * literals have lone surrogates in their place.
   */
  next(): number | undefined {
    const codePoint = this.pattern.codePointAt(this.at);
    if (codePoint === undefined) return atEnd;
    if ((codePoint & ~0x7ff) === 0xd800)
      return this.fail("invalid UTF-8", { from: this.at, to: this.pattern.length });
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** Where a text next stands; what is not there is not looked for again. */
  find(text: string, from: number): number {
    if (this.#missing.has(text)) return -1;
    const found = this.pattern.indexOf(text, from);
    if (found === -1) this.#missing.add(text);
    return found;
  }

  /** Whether a piece of the pattern is UTF-8; it is a mistake if not. */
  isWellFormed(from: number, to: number): boolean {
    const stray = this.pattern.slice(from, to).search(/\p{Surrogate}/u);
    if (stray === -1) return true;
    this.fail("invalid UTF-8", { from: from + stray, to });
    return false;
  }

  /** Go quotes a piece of the pattern; where it quotes all of it, the mistake may still be at one place. */
  fail(words: string, quoted: Span, span = quoted): undefined {
    const text = this.pattern.slice(quoted.from, quoted.to).replace(/\p{Surrogate}/gu, "\uFFFD");
    this.mistake ??= { message: `error parsing regexp: ${words}: \`${text}\``, span };
    return undefined;
  }
}

export interface PatternMistake {
  /** Go's own text, with its prefix. */
  readonly message: string;
  readonly span: Span;
}

export const atEnd = -1;
