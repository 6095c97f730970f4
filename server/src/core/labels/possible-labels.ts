import type { Provenance } from "./provenance.ts";

/**
 * What is known about the labels of a set of series or targets. Three-valued: a label that is not listed is absent
 * only when the set is closed, which is when nothing in `open` can make it.
 */
export interface PossibleLabels {
  readonly labels: ReadonlyMap<string, PossibleLabel>;
  /** What may add labels whose names are not known. Empty: all labels are listed. */
  readonly open: readonly OpenLabels[];
}

export interface PossibleLabel {
  readonly name: string;
  /** Certain: every series has it, with a value that is not empty. */
  readonly certainty: "certain" | "possible";
  readonly values: LabelValues;
  /** Each way in which it can come into being. */
  readonly from: readonly Provenance[];
}

/** Which values a label has where it is there. The empty value is none. */
export type LabelValues =
  /** No others are possible; each with the ways in which it comes about. */
  | { readonly kind: "known"; readonly values: ReadonlyMap<string, readonly Provenance[]> }
  /** Anything, but for what `pattern`, a fully anchored regular expression that all of them match, excludes. */
  | { readonly kind: "unknown"; readonly pattern?: string };

export interface OpenLabels {
  /** Whether a label of this name may come from it. */
  allows(name: string): boolean;
  /** In words of a pattern, `__meta_kubernetes_pod_label_(.+)` as `$1` for example; missing when it is just unknown. */
  readonly pattern?: string;
  readonly from: Provenance;
}

export type Presence = "certain" | "possible" | "absent";

/** Whether the series have a label. */
export function presenceOf(name: string, { labels, open }: PossibleLabels): Presence {
  const label = labels.get(name);
  if (label !== undefined) return label.certainty;
  return open.some((source) => source.allows(name)) ? "possible" : "absent";
}
