/** A part of an expression within a message, in one line and cut where it is longer than `most`. */
export function shortCode(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ");
  return `\`${line.length > most ? `${line.slice(0, most - 1)}…` : line}\``;
}
