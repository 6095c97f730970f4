/** The pattern that matches a text and nothing else. Mirrors `regexp.QuoteMeta`. */
export function quotePattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}
