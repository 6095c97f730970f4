import { goQuoteRune } from "../text/go-quote.ts";

/** A mistake in JSON, in the words of Go's `encoding/json`. */
export interface JsonMistake {
  readonly offset: number;
  readonly message: string;
}

/** The first mistake in the syntax of a JSON text. Mirrors the scanner of `encoding/json`. */
export function findJsonMistake(text: string): JsonMistake | undefined {
  const scanner = new JsonScanner(text);
  try {
    scanner.document();
    return undefined;
  } catch (error) {
    if (error instanceof Mistake) return error;
    throw error;
  }
}

class Mistake implements JsonMistake {
  readonly offset: number;
  readonly message: string;

  constructor(offset: number, message: string) {
    this.offset = offset;
    this.message = message;
  }
}

/** What may follow within an open collection. */
type Open = { readonly closing: "]" | "}" };

class JsonScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Collections are kept in a list instead of in calls, so that no depth is too deep. */
  document(): void {
    const open: Open[] = [];
    let state: "value" | "first" | "after" = "value";
    for (;;) {
      this.#skipSpace();
      const inner = open.at(-1);
      if (state === "first" && this.#next() === inner!.closing) {
        this.#at++;
        open.pop();
        state = "after";
        continue;
      }
      if (state === "after") {
        if (inner === undefined) break;
        if (this.#next() === ",") {
          this.#at++;
          this.#skipSpace();
          if (inner.closing === "}") this.#key();
          state = "value";
          continue;
        }
        this.#expect(
          inner.closing,
          inner.closing === "}" ? "after object key:value pair" : "after array element",
        );
        open.pop();
        continue;
      }
      if (state === "first" && inner!.closing === "}") this.#key();
      this.#skipSpace();
      const started = this.#value();
      state = started === undefined ? "after" : "first";
      if (started !== undefined) open.push({ closing: started });
    }
    if (this.#at < this.#text.length) this.#fail("after top-level value");
  }

  #key(): void {
    this.#expect('"', "looking for beginning of object key string");
    this.#string();
    this.#skipSpace();
    this.#expect(":", "after object key");
  }

  /** A whole scalar, or the start of a collection, whose end is returned. */
  #value(): Open["closing"] | undefined {
    const next = this.#next();
    if (next === "[" || next === "{") {
      this.#at++;
      return next === "[" ? "]" : "}";
    }
    if (next === '"') {
      this.#at++;
      this.#string();
    } else if (next !== undefined && /[-\d]/.test(next)) this.#number();
    else this.#literal();
    return undefined;
  }

  #string(): void {
    const part = /[^"\\\u0000-\u001f]*/y;
    for (;;) {
      part.lastIndex = this.#at;
      this.#at += part.exec(this.#text)![0].length;
      const next = this.#next();
      if (next === '"') break;
      if (next !== "\\") this.#fail("in string literal");
      this.#at++;
      if (!'bfnrt\\/"u'.includes(this.#next() ?? " ")) this.#fail("in string escape code");
      const digits = this.#next() === "u" ? 4 : 0;
      this.#at++;
      for (let digit = 0; digit < digits; digit++, this.#at++) {
        if (!/[\da-fA-F]/.test(this.#next() ?? "")) this.#fail("in \\u hexadecimal character escape");
      }
    }
    this.#at++;
  }

  #number(): void {
    if (this.#next() === "-") this.#at++;
    if (this.#next() === "0") this.#at++;
    else this.#digits("in numeric literal");
    if (this.#next() === ".") {
      this.#at++;
      this.#digits("after decimal point in numeric literal");
    }
    if (this.#next() !== "e" && this.#next() !== "E") return;
    this.#at++;
    if (this.#next() === "+" || this.#next() === "-") this.#at++;
    this.#digits("in exponent of numeric literal");
  }

  #digits(where: string): void {
    if (!/\d/.test(this.#next() ?? "")) this.#fail(where);
    while (/\d/.test(this.#next() ?? "")) this.#at++;
  }

  #literal(): void {
    const word = ["true", "false", "null"].find((each) => each[0] === this.#next());
    if (word === undefined) this.#fail("looking for beginning of value");
    for (let index = 0; index < word.length; index++, this.#at++) {
      if (this.#next() !== word[index]) {
        this.#fail(`in literal ${word} (expecting ${goQuoteRune(word[index])})`);
      }
    }
  }

  #expect(character: string, where: string): void {
    if (this.#next() !== character) this.#fail(where);
    this.#at++;
  }

  #fail(where: string): never {
    const next = this.#text.codePointAt(this.#at);
    if (next === undefined) throw new Mistake(this.#at, "unexpected end of JSON input");
    throw new Mistake(this.#at, `invalid character ${goQuoteRune(String.fromCodePoint(next))} ${where}`);
  }

  #next(): string | undefined {
    return this.#text[this.#at];
  }

  #skipSpace(): void {
    const space = /[ \t\r\n]*/y;
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)![0].length;
  }
}
