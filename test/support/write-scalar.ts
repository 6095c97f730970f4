import type { ScalarStyle } from "../../server/src/core/yaml/yaml-node.ts";
import type { Random } from "./random.ts";

/** A text as YAML, with the place of what makes each of its UTF-16 units. */
export interface WrittenScalar {
  readonly source: string;
  readonly made: readonly number[];
}

/**
 * Writes `value` in a style, with random folds and escapes, for a place where lines go on at `indent`.
 * `undefined` when the style cannot hold the value. The source ends without the line break after it.
 */
export function writeScalar(
  value: string,
  style: ScalarStyle,
  place: { readonly indent: number; readonly random: Random; readonly lineBreak: string },
): WrittenScalar | undefined {
  switch (style) {
    case "plain":
    case "single-quoted":
    case "double-quoted":
      return new FlowWriter(value, style, place).write();
    case "literal":
    case "folded":
      return writeBlock(value, style, place);
  }
}

type Place = Parameters<typeof writeScalar>[2];

class FlowWriter {
  readonly #value: string;
  readonly #style: ScalarStyle;
  readonly #place: Place;
  readonly #made: number[] = [];
  #source = "";

  constructor(value: string, style: ScalarStyle, place: Place) {
    this.#value = value;
    this.#style = style;
    this.#place = place;
  }

  write(): WrittenScalar | undefined {
    if (!this.#canHold()) return undefined;
    const quote = { plain: "", "single-quoted": "'", "double-quoted": '"' }[this.#style as string] ?? "";
    this.#source = quote;
    let at = 0;
    while (at < this.#value.length) at = this.#character(at);
    return { source: this.#source + quote, made: this.#made };
  }

  #canHold(): boolean {
    const value = this.#value;
    if (this.#style === "double-quoted") return true;
    // Blanks at a line break would be lost, and a break at either end needs something to fold into.
    if (/[ \t]\n|\n[ \t]|[\r\u{85}\u{2028}]/u.test(value) || /^\n|\n$/.test(value)) return false;
    if (this.#style === "single-quoted") return true;
    return /^[a-zé😀]/u.test(value) && !/: |:$|:\n|[ \n]#|:\t|\t#|[ \t]$/.test(value);
  }

  #character(at: number): number {
    const { random } = this.#place;
    const character = String.fromCodePoint(this.#value.codePointAt(at)!);
    if (character === "\n" && this.#style !== "double-quoted") return this.#breaks(at);
    if (character === " " && random.chance(0.2) && this.#canFold(at)) {
      this.#put(1, this.#place.lineBreak + this.#indentation());
      return at + 1;
    }
    if (this.#style === "double-quoted") {
      if (random.chance(0.05) && at > 0 && !/[ \t]/.test(this.#value[at]!)) {
        this.#source += `\\${this.#place.lineBreak}${this.#indentation()}`;
      }
      this.#put(character.length, escaped(character, random));
    } else if (this.#style === "single-quoted" && character === "'") this.#put(1, "''");
    else this.#put(character.length, character);
    return at + character.length;
  }

  /** Breaks in the value are one break more in the source. */
  #breaks(at: number): number {
    let end = at;
    this.#source += this.#place.lineBreak;
    for (; this.#value[end] === "\n"; end++) {
      if (this.#place.random.chance(0.3)) this.#source += "  ";
      this.#put(1, this.#place.lineBreak);
    }
    this.#source += this.#indentation();
    return end;
  }

  #canFold(at: number): boolean {
    const before = this.#value[at - 1];
    const after = this.#value[at + 1];
    if (before === undefined || after === undefined || /[\s#]/.test(before + after)) return false;
    // A backslash before the break would be read as one that escapes it.
    return !this.#source.endsWith("\\");
  }

  #indentation(): string {
    return " ".repeat(this.#place.indent + this.#place.random.below(3));
  }

  /** Writes what makes the next `length` units: an escape's later units count from its next characters. */
  #put(length: number, source: string): void {
    for (let unit = 0; unit < length; unit++) this.#made.push(this.#source.length + unit);
    this.#source += source;
  }
}

function escaped(character: string, random: Random): string {
  const code = character.codePointAt(0)!;
  const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N" }[character];
  if (code > 0xffff) return random.chance(0.5) ? character : `\\U${code.toString(16).padStart(8, "0")}`;
  if (short !== undefined) return short;
  if (code === 0x2028) return "\\L";
  if (random.chance(0.9)) return character;
  return code < 0x100 && random.chance(0.5)
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}

function writeBlock(value: string, style: "literal" | "folded", place: Place): WrittenScalar | undefined {
  if (/[\r\u{85}\u{2028}]/u.test(value) || !/[^\n]/.test(value)) return undefined;
  const { indent, random, lineBreak } = place;
  const content = value.replace(/\n+$/, "");
  const ending = value.length - content.length;
  const mustSay = /^\n*[ \t]/.test(value);
  const more = 1 + random.below(4);
  const chomping = ending === 0 ? "-" : ending === 1 ? "" : "+";
  const indicator = mustSay || random.chance(0.2) ? String(more) : "";
  const header =
    (style === "literal" ? "|" : ">") + (random.chance(0.5) ? chomping + indicator : indicator + chomping);
  let source = header + (random.chance(0.2) ? " # comment" : "");
  const made: number[] = [];
  const put = (text: string, units = text.length) => {
    for (let unit = 0; unit < units; unit++) made.push(source.length + unit);
    source += text;
  };
  // `indent` is where content must at least stand: one more than the parent.
  const indentation = " ".repeat(indent - 1 + more);
  source += lineBreak;
  const lines = content.split("\n");
  lines.forEach((line, index) => {
    if (line !== "") source += indentation;
    const words = style === "folded" && /^[^ \t]/.test(line) ? line.split(/(?<=[^ \t]) (?=[^ \t])/) : [line];
    words.forEach((word, wordIndex) => {
      put(word);
      if (wordIndex === words.length - 1) return;
      if (random.chance(0.2)) {
        put(lineBreak, 1);
        source += indentation;
      } else put(" ");
    });
    if (index === lines.length - 1) return;
    if (style === "folded" && isFolded(lines, index)) source += lineBreak;
    put(lineBreak, 1);
  });
  // The last break follows the scalar; only kept ones beyond it belong to the source.
  for (let at = 0; at < ending; at++) put(lineBreak, 1);
  return { source: ending > 0 ? source.slice(0, -lineBreak.length) : source, made };
}

/** Whether a break after this line is the first of some that stand between two lines without blanks at their start. */
function isFolded(lines: readonly string[], index: number): boolean {
  if (!/^[^ \t]/.test(lines[index]!)) return false;
  const next = lines.slice(index + 1).find((line) => line !== "");
  return next !== undefined && /^[^ \t]/.test(next);
}
