import type { Expression } from "../../promql/ast.ts";
import { listInWords, shortLiteral, type Word, type Words } from "../../text/phrase.ts";
import type { NameOfValue } from "../value-names.ts";

/** A phrase in which long parts may stand for themselves until it is known how much room there is. */
export type Phrase = readonly PhrasePiece[];

export type PhrasePiece = Word | { readonly kind: "part"; readonly part: Part };

/** A part of an expression that is told by itself, or shown as it is written where there are too many of them. */
export interface Part {
  readonly phrase: Phrase;
  readonly source: string;
}

/** What a part of an expression evaluates to, as a noun. */
export interface Value {
  readonly phrase: Phrase;
  /** How tightly its words hang together, as operators bind; 9 for what needs no parentheses anywhere. */
  readonly binds: number;
  /** How it is said of what is spoken of already: "its value". */
  readonly isOurs?: boolean;
  /** Whether it is nothing but the name of a metric. */
  readonly isName?: boolean;
  /** Whether it counts seconds. */
  readonly isTime?: boolean;
}

/** What has been said already where a part of an expression is told. */
export interface Scope {
  /** The text of the expression. */
  readonly text: string;
  /** How many expressions stand around it. */
  readonly depth: number;
  /** Selectors of this text are what is spoken of: "it". */
  readonly it: string | undefined;
  /** Aggregations with this grouping need not say it again. */
  readonly group: string | undefined;
  /** Matchers that were told of all selectors at once, as they are written. */
  readonly alike: string | undefined;
  readonly notes: Notes;
  readonly nameOfValue: NameOfValue | undefined;
}

/** What is to be said in sentences of its own. */
export interface Notes {
  /** Labels without which series are selected too. */
  readonly without: Set<string>;
  /** Conditions on counts that nothing to count does not meet, as somebody may think: sometimes, or ever. */
  readonly countsOfNothing: Set<"then" | "never">;
}

/** The grammar as its parts use it; each part knows some kinds of nodes. */
export interface Speech {
  /** What a part evaluates to: "the per-second rate of `x`". */
  value(expression: Expression | undefined, scope: Scope): Value;
  /** A statement that is true for each of its elements: "`x` is above 5". */
  clause(expression: Expression, scope: Scope): Phrase;
  /** Its elements: "series of `x` that are above 5". */
  elements(expression: Expression | undefined, scope: Scope): Phrase;
}

/** Puts a phrase together of our words and of phrases. */
export function say(texts: TemplateStringsArray, ...values: readonly (string | Phrase)[]): Phrase {
  const said: PhrasePiece[] = [];
  for (const [at, text] of texts.entries()) {
    append(said, [text]);
    const value = values[at];
    if (value !== undefined) append(said, typeof value === "string" ? [value] : value);
  }
  return said;
}

/** What a user wrote, which must not be taken for our words. */
export function quote(text: string): Words {
  return [shortLiteral(text, longestQuote)];
}

const longestQuote = 60;

function append(said: PhrasePiece[], phrase: Phrase): void {
  for (const piece of phrase) {
    const last = said.at(-1);
    if (typeof piece === "string" && typeof last === "string") said[said.length - 1] = last + piece;
    else if (piece !== "") said.push(piece);
  }
}

/** "a, b and c"; of many items, how many more there are. */
export function sayList(items: readonly Phrase[], last: "and" | "or", most = 8): Phrase {
  return listInWords(items, { last, most, others: "more" });
}

export function lengthOf(phrase: Phrase): number {
  return phrase.reduce(
    (sum, piece) => sum + (typeof piece === "string" ? piece.length : lengthOfPart(piece)),
    0,
  );
}

function lengthOfPart(piece: Exclude<PhrasePiece, string>): number {
  return piece.kind === "part" ? 1 : piece.text.length;
}

/** The words of ours that a phrase begins with. */
export function startOf([first]: Phrase): string {
  return typeof first === "string" ? first : "";
}

/** With changes to what is said in our own words. */
export function reworded(phrase: Phrase, change: (text: string) => string): Phrase {
  return phrase.map((piece) => (typeof piece === "string" ? change(piece) : piece));
}

/** A noun that needs no parentheses. */
export function noun(phrase: Phrase): Value {
  return { phrase, binds: 9 };
}

/** Within an operation that binds as tightly as `binds`; `text` is what is told. */
export function operand(value: Value, binds: number): Phrase {
  return value.binds < binds ? say`(${value.phrase})` : value.phrase;
}

/** The value as a part of its own where it is too long to stand within something else. */
export function shortened(value: Value, source: string, most: number): Value {
  if (lengthOf(value.phrase) <= most) return value;
  return noun([{ kind: "part", part: { phrase: value.phrase, source } }]);
}

export function sourceOf({ span }: Expression, { text }: Scope): string {
  return text.slice(span.from, span.to).replace(/\s+/g, " ");
}

/** A phrase about something else than what is spoken of. */
export function anew(scope: Scope): Scope {
  return { ...scope, it: undefined, group: undefined, alike: undefined, depth: scope.depth + 1 };
}
