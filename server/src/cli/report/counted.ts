/** `1 file`, `2 files`. */
export function counted(count: number, word: string): string {
  // Information has no plural.
  return `${count} ${word}${count === 1 || word === "information" ? "" : "s"}`;
}
