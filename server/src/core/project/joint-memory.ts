/** Gives the same answer again as long as what it was made from is the same. */
export class JointMemory {
  readonly #known = new Map<string, { readonly parts: readonly unknown[]; readonly answer: unknown }>();

  same<Part, Answer>(
    question: string,
    parts: readonly Part[],
    join: (parts: readonly Part[]) => Answer,
  ): Answer {
    const known = this.#known.get(question);
    if (known !== undefined && sameItems(known.parts, parts)) return known.answer as Answer;
    const answer = join(parts);
    this.#known.set(question, { parts, answer });
    return answer;
  }
}

export function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
