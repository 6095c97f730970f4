/** A phrase for people: plain words, and texts of the pattern, which whoever shows them quotes and escapes. */
export type Words = readonly Word[];

export interface Word {
  readonly kind: "plain" | "literal";
  readonly text: string;
}

export function words(text: string): Words {
  return [{ kind: "plain", text }];
}

export function literal(text: string): Word {
  return { kind: "literal", text };
}

/** Puts a phrase together, with literals quoted in the way of the place where it is shown. */
export function phraseText(phrase: Words, quote: (literal: string) => string): string {
  return phrase.map(({ kind, text }) => (kind === "literal" ? quote(text) : text)).join("");
}

/** Says "a, b or c", and of a long list how many more there are. */
export function listInWords(items: readonly Words[]): Words {
  const shown = items.length > longestList ? items.slice(0, longestList - 1) : items;
  const list: Word[] = [];
  for (const [at, item] of shown.entries()) {
    const isLast = at === items.length - 1;
    if (at > 0) list.push(...words(isLast ? " or " : ", "));
    list.push(...item);
  }
  const more = items.length - shown.length;
  return more > 0 ? [...list, ...words(` or ${more} others`)] : list;
}

const longestList = 24;
