/** A phrase for people: our own words, and texts of users, which whoever shows them quotes and escapes. */
export type Words = readonly Word[];

export type Word = string | Literal;

export interface Literal {
  readonly kind: "literal";
  readonly text: string;
}

export function literal(text: string): Literal {
  return { kind: "literal", text };
}

/** A literal whose end is left out where it is longer than anybody reads. */
export function shortLiteral(text: string, most: number): Literal {
  return literal(text.length > most ? `${text.slice(0, most - 1)}…` : text);
}

/** Puts a phrase together, with literals quoted in the way of the place where it is shown. */
export function phraseText(phrase: Words, quote: (literal: string) => string): string {
  return phrase.map((word) => (typeof word === "string" ? word : quote(word.text))).join("");
}

export interface ListStyle {
  readonly last?: "and" | "or";
  readonly most?: number;
  /** What the items that are left out are called behind their number. */
  readonly others?: string;
}

/** Says "a, b or c", and of more than `most` items how many more there are. */
export function listInWords<Piece>(
  items: readonly (readonly Piece[])[],
  { last = "or", most = 24, others = "others" }: ListStyle = {},
): readonly (Piece | string)[] {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const more = items.length - shown.length;
  const all: readonly (readonly (Piece | string)[])[] =
    more === 0 ? shown : [...shown, [`${more} ${others}`]];
  return all.flatMap((item, at) => (at === 0 ? item : [at === all.length - 1 ? ` ${last} ` : ", ", ...item]));
}
