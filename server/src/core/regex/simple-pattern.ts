/**
 * Tells of a pattern of the usual kind, without the regex library, that RE2 accepts it, and whether it matches the
 * empty text: that is all that reading a file asks of most patterns. `undefined` for every other pattern, wrong ones
 * included. What is understood: ASCII letters and signs, `.`, groups, classes of letters and digits, `*`, `+`, `?`.
 */
export function readSimplePattern(pattern: string): { readonly matchesEmpty: boolean } | undefined {
  if (pattern.length > longest) return undefined;
  const reader = new PatternReader(pattern);
  const matchesEmpty = reader.alternatives();
  return reader.isAtEnd && matchesEmpty !== undefined ? { matchesEmpty } : undefined;
}

const longest = 1000;
const deepest = 20;

/** Its methods say whether what they read matches the empty text; `undefined` where they are not sure of anything. */
class PatternReader {
  readonly #pattern: string;
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#pattern.length;
  }

  alternatives(): boolean | undefined {
    let matchesEmpty = false;
    do {
      const sequence = this.#sequence();
      if (sequence === undefined) return undefined;
      matchesEmpty ||= sequence;
    } while (this.#take("|"));
    return matchesEmpty;
  }

  #sequence(): boolean | undefined {
    let matchesEmpty = true;
    while (!this.isAtEnd && !this.#isAt("|)")) {
      const item = this.#item();
      if (item === undefined) return undefined;
      matchesEmpty &&= item;
    }
    return matchesEmpty;
  }

  #item(): boolean | undefined {
    // What repeats the beginning or the end of the text is left to the library.
    if (this.#take("^") || this.#take("$")) return this.#isAt("*+?{") ? undefined : true;
    const once = this.#once();
    if (once === undefined) return undefined;
    if (!this.#isAt("*+?")) return once;
    const isOptional = !this.#take("+");
    if (isOptional) this.#at++;
    this.#take("?");
    if (this.#isAt("*+?")) return undefined;
    return isOptional || once;
  }

  #once(): boolean | undefined {
    if (this.#take("(")) return this.#group();
    if (this.#take("[")) return this.#class();
    if (this.#take("\\")) return this.#match(/[-.+*?()[\]{}|^$/\\dwsDWS]/y);
    return this.#match(/[\w .,:;/@=<>~!"'%&#-]/y);
  }

  #group(): boolean | undefined {
    if (this.#take("?") && !this.#take(":")) return undefined;
    if (++this.#depth > deepest) return undefined;
    const matchesEmpty = this.alternatives();
    this.#depth--;
    return this.#take(")") ? matchesEmpty : undefined;
  }

  #class(): false | undefined {
    // Ranges from a digit to a digit, or between letters of one case, that ascend.
    const found = /\^?-?(?:(?:0-9|1-9|a-z|A-Z|a-f|A-F|\w|[._:/ @,+=]|\\[-.dws/])(?!-(?!\])))+-?\]/y;
    found.lastIndex = this.#at;
    if (!found.test(this.#pattern)) return undefined;
    this.#at = found.lastIndex;
    return false;
  }

  /** One character, which never matches the empty text. */
  #match(character: RegExp): false | undefined {
    character.lastIndex = this.#at;
    if (!character.test(this.#pattern)) return undefined;
    this.#at++;
    return false;
  }

  #isAt(characters: string): boolean {
    return !this.isAtEnd && characters.includes(this.#pattern.charAt(this.#at));
  }

  #take(character: string): boolean {
    if (!this.#isAt(character)) return false;
    this.#at++;
    return true;
  }
}
