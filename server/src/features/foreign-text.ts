import { visibleText } from "../core/text/visible-text.ts";

/** A text that a server wrote, on one line and not longer than some characters, to be shown as plain text. */
export function foreignText(text: string, most: number): string {
  return visibleText(
    text
      .slice(0, 4 * most)
      .replace(/\s+/g, " ")
      .trim(),
    most,
  );
}

/** Plain text in Markdown: neither a sign of it nor an address in it means anything. */
export function asMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
