/** One relabel rule with its defaults filled in, as `relabel.Config` of prometheus/prometheus. */
export interface RelabelConfig {
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  /** As written; it has to match the whole of the joined values. */
  readonly regex: string;
  readonly modulus: bigint;
  readonly targetLabel: string;
  readonly replacement: string;
  readonly action: RelabelAction;
}

export type RelabelAction = (typeof relabelActions)[number];

export const relabelActions = [
  "replace",
  "keep",
  "drop",
  "keepequal",
  "dropequal",
  "hashmod",
  "labelmap",
  "labeldrop",
  "labelkeep",
  "lowercase",
  "uppercase",
] as const;

/** A rule of which nothing is written. */
export const defaultRelabelConfig: RelabelConfig = {
  sourceLabels: [],
  separator: ";",
  regex: "(.*)",
  modulus: 0n,
  targetLabel: "",
  replacement: "$1",
  action: "replace",
};
