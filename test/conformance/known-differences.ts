/** A case in which we differ from upstream on purpose, or for now. */
export interface KnownDifference {
  readonly suite: string;
  readonly title: string;
  /** Why it is right that we differ, or what it would take. */
  readonly reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [];
