import { phraseText, type Words } from "../text/phrase.ts";

/** A few paragraphs for people, the first of which says the most. Whoever shows them quotes the literals. */
export type Prose = readonly ProseBlock[];

export type ProseBlock =
  | { readonly kind: "paragraph"; readonly words: Words }
  | { readonly kind: "list"; readonly items: readonly Words[] };

export function paragraph(text: Words): ProseBlock {
  return { kind: "paragraph", words: text };
}

/** With a capital letter at its start and a dot at its end. */
export function sentence(text: Words): Words {
  const [first, ...rest] = text;
  if (first === undefined) return [];
  const start = typeof first === "string" ? capitalized(first) : first;
  return [start, ...rest, "."];
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The whole text, with literals quoted in the way of the place where it is shown. */
export function proseText(prose: Prose, quote: (literal: string) => string): string {
  return prose
    .map((block) =>
      block.kind === "paragraph"
        ? phraseText(block.words, quote)
        : block.items.map((item) => `- ${phraseText(item, quote)}`).join("\n"),
    )
    .join("\n\n");
}
