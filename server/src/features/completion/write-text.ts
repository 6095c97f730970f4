import type { ValuePlace } from "../yaml-place.ts";

/** Knows how a text is written between the quotes that it is typed in. */
export interface QuotedText {
  /** Missing where it cannot be written there. */
  write(text: string): string | undefined;
}

/** `inner` is how the expression itself is written: in what kind of scalar, or as it is in a file of its own. */
export type ExpressionStyle = ValuePlace["style"] | "as is" | "in a template";

/** A text of PromQL between quotes, in the scalar that the expression stands in. */
export function quotedIn(quote: string, style: ExpressionStyle): QuotedText {
  return { write: (text) => inScalar(inQuotes(text, quote), style) };
}

/** A piece of an expression in its scalar. */
export function inScalar(text: string | undefined, style: ExpressionStyle): string | undefined {
  if (text === undefined) return undefined;
  switch (style) {
    case "single-quoted":
      return text.replaceAll("'", "''");
    case "double-quoted":
      return text.replace(/["\\]/g, "\\$&");
    case "in a template":
      return /["'`\\\n\r]/.test(text) ? undefined : text;
    case "plain":
      // What would end the scalar.
      return /: | #|:$|[\n\r]/.test(text) ? undefined : text;
    default:
      return /[\n\r]/.test(text) ? undefined : text;
  }
}

function inQuotes(text: string, quote: string): string | undefined {
  if (quote === "`") return text.includes("`") ? undefined : text;
  // What is not printable would have to be written in other ways than anybody types.
  if (/[\p{Cc}\p{Surrogate}]/u.test(text)) return undefined;
  return text.replace(/["'\\]/g, (character) =>
    character === "\\" || character === quote ? `\\${character}` : character,
  );
}
