import type { Place } from "../labels/place.ts";
import { type ListStyle, type Literal, listInWords, shortLiteral, type Word } from "../text/phrase.ts";

/** Words for people that may lead to places in files, of which whoever shows them makes links. */
export type Sentence = readonly SentencePart[];

export type SentencePart = Word | { readonly kind: "place"; readonly place: Place };

/** Longer texts say no more to anybody. */
const longestCode = 80;

export function code(text: string): Literal {
  return shortLiteral(text, longestCode);
}

/** A place in parentheses behind what it is the place of. */
export function inParentheses(place: Place | undefined): Sentence {
  return place === undefined ? [] : [" (", { kind: "place", place }, ")"];
}

/** `a`, `b` and `c`; the first few of them where there are many. */
export function listed(
  items: readonly (SentencePart | Sentence)[],
  { most = 5, last = "and" }: Pick<ListStyle, "most" | "last"> = {},
): Sentence {
  const sentences = items.map((item) => [item].flat() as Sentence);
  return listInWords(sentences, { last, most: most + 1, others: "more" });
}

/** The words alone, for comparing and where no links are shown: places go, with the parentheses around them. */
export function textOf(sentence: Sentence): string {
  let text = "";
  let isBehindPlace = false;
  for (const part of sentence) {
    if (typeof part !== "string" && part.kind === "place") {
      isBehindPlace = text.endsWith(" (");
      if (isBehindPlace) text = text.slice(0, -2);
      continue;
    }
    const words = typeof part === "string" ? part : part.text;
    text += isBehindPlace && words.startsWith(")") ? words.slice(1) : words;
    isBehindPlace = false;
  }
  return text;
}

/** A text of ours in which what stands in backquotes, or looks like the name of a label or a field, is set as code. */
export function withCode(text: string): Sentence {
  return text.split(/`([^`]*)`|([\w.]*_[\w.]*\w)/).flatMap((part, index) => {
    if (part === undefined || part === "") return [];
    return [index % 3 === 0 ? part : code(part)];
  });
}
