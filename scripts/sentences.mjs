/** One sentence on each line, as everywhere in the documentation. */
export function sentences(text) {
  return text.replace(/(?<=\.) (?=[A-Z])/g, "\n");
}
