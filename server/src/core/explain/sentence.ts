import type { Place } from "../labels/place.ts";

/**
 * A text for people. What users wrote and places in files are told apart from our own words, so that whoever shows it
 * can make code and links of them, and nothing that somebody wrote is taken for formatting.
 */
export type Sentence = readonly SentencePart[];

export type SentencePart =
  | string
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "place"; readonly place: Place };

/** Longer texts say no more to anybody. */
const longestCode = 80;

export function code(text: string): SentencePart {
  const shown = text.length > longestCode ? `${text.slice(0, longestCode - 1)}…` : text;
  return { kind: "code", text: shown };
}

/** A place in parentheses behind what it is the place of. */
export function inParentheses(place: Place | undefined): Sentence {
  return place === undefined ? [] : [" (", { kind: "place", place }, ")"];
}

/** `a`, `b` and `c`; the first few of them where there are many. */
export function listed(
  items: readonly (SentencePart | Sentence)[],
  { most = 5, last = "and" }: { readonly most?: number; readonly last?: string } = {},
): Sentence {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  const rest = items.length - shown.length;
  const all: (SentencePart | Sentence)[] = rest === 0 ? [...shown] : [...shown, `${rest} more`];
  return all.flatMap((item, index) => {
    const separator = index === 0 ? [] : index === all.length - 1 ? [` ${last} `] : [", "];
    return [...separator, ...(Array.isArray(item) ? (item as Sentence) : [item as SentencePart])];
  });
}

/** The words alone, for comparing. */
export function textOf(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === "string" ? part : part.kind === "code" ? part.text : ""))
    .join("");
}

/** A text of ours in which what stands in backquotes, or looks like the name of a label or a field, is set as code. */
export function withCode(text: string): Sentence {
  return text.split(/`([^`]*)`|([\w.]*_[\w.]*\w)/).flatMap((part, index) => {
    if (part === undefined || part === "") return [];
    return [index % 3 === 0 ? part : code(part)];
  });
}
