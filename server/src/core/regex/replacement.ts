import type { Span } from "../text/span.ts";

/** A piece of a replacement: text that stays, or a reference to a group by its number or its name. */
export type ReplacementPart =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "number"; readonly number: number; readonly span: Span }
  | { readonly kind: "name"; readonly name: string; readonly span: Span };

/**
 * Takes a replacement apart as `Expand` of Go's `regexp` does: `$1`, `$name`, `${name}`, and `$$` for a dollar.
 * A name is as long as it can be, so `$1_x` is a group called `1_x`; a dollar before anything else is text.
 */
export function readReplacement(replacement: string): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let from = 0;
  const addText = (to: number, text: string): void => {
    if (to > from) parts.push({ kind: "text", text, span: { from, to } });
    from = to;
  };
  for (let at = replacement.indexOf("$"); at !== -1; at = replacement.indexOf("$", from)) {
    addText(at, replacement.slice(from, at));
    if (replacement.startsWith("$$", at)) {
      addText(at + 2, "$");
      continue;
    }
    reference.lastIndex = at;
    const found = reference.exec(replacement);
    if (found === null) {
      addText(at + 1, "$");
      continue;
    }
    const span = { from, to: from + found[0].length };
    parts.push(groupReference((found[1] ?? found[2])!, span));
    from = span.to;
  }
  addText(replacement.length, replacement.slice(from));
  return parts;
}

const reference = /\$(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/uy;

function groupReference(name: string, span: Span): ReplacementPart {
  // Go takes at most nine digits and no leading zeros for a number; the rest are names.
  if (/^(?:0|[1-9][0-9]{0,8})$/.test(name)) return { kind: "number", number: Number(name), span };
  return { kind: "name", name, span };
}
