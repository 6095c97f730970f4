/** Why a feature does not do what it was asked for: a sentence, which the editor shows. */
export interface Refusal {
  readonly kind: "refused";
  readonly reason: string;
}

export function refused(reason: string): Refusal {
  return { kind: "refused", reason };
}

export function isRefusal(answer: unknown): answer is Refusal {
  return (answer as Partial<Refusal> | null | undefined)?.kind === "refused";
}
