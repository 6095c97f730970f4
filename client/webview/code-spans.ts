export interface SaidPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Sentences with longer values are cut; nobody reads them. */
const longest = 8000;

/** The parts of a sentence of the server: Markdown that has code spans and nothing else. */
export function codeSpans(sentence: string): SaidPart[] {
  const markdown = sentence.length > longest ? `${sentence.slice(0, longest)}…` : sentence;
  const parts: SaidPart[] = [];
  const runs = [...markdown.matchAll(/`+/g)];
  let done = 0;
  for (let at = 0; at < runs.length; at++) {
    const { 0: fence, index } = runs[at]!;
    const end = runs.findIndex((run, other) => other > at && run[0] === fence);
    if (end < 0) continue;
    if (index > done) parts.push({ text: markdown.slice(done, index), isCode: false });
    const inside = markdown.slice(index + fence.length, runs[end]!.index);
    // A space at both ends keeps a backtick of the text away from the fence.
    const isPadded = inside.startsWith(" ") && inside.endsWith(" ") && inside.trim() !== "";
    parts.push({ text: isPadded ? inside.slice(1, -1) : inside, isCode: true });
    done = runs[end]!.index + fence.length;
    at = end;
  }
  if (done < markdown.length) parts.push({ text: markdown.slice(done), isCode: false });
  return parts;
}
