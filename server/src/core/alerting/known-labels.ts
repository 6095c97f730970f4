import type { LabelSet } from "../labels/label-set.ts";

/** What is known of the labels of one series. */
export interface KnownLabels {
  /** The empty value: it lacks the label. `undefined`: nobody knows. */
  readonly labels: ReadonlyMap<string, string | undefined>;
  /** Whether it has others than these. */
  readonly rest: "absent" | "unknown";
}

export const nothingKnown: KnownLabels = { labels: new Map(), rest: "unknown" };

/** A scalar as a vector, or what is aggregated to one value. */
export const noLabelsAtAll: KnownLabels = { labels: new Map(), rest: "absent" };

export function allKnown(labels: LabelSet): KnownLabels {
  return { labels, rest: "absent" };
}

/** The value of a label, empty when it is missing for certain; `undefined` when it is not known. */
export function knownValue({ labels, rest }: KnownLabels, name: string): string | undefined {
  if (labels.has(name)) return labels.get(name);
  return rest === "absent" ? "" : undefined;
}

/** Only these labels, and of the others what is said. */
export function keepOnly(
  known: KnownLabels,
  names: Iterable<string>,
  rest: KnownLabels["rest"],
): KnownLabels {
  return { labels: new Map([...names].map((name) => [name, knownValue(known, name)])), rest };
}

/** The same with other values of some labels: missing ones, or such that are not known. */
export function withValues(known: KnownLabels, names: Iterable<string>, value: "" | undefined): KnownLabels {
  const labels = new Map(known.labels);
  for (const name of names) labels.set(name, value);
  return { labels, rest: known.rest };
}

/** Of a series that is the one or the other. */
export function eitherOf(one: KnownLabels, other: KnownLabels): KnownLabels {
  const labels = new Map<string, string | undefined>();
  for (const name of [...one.labels.keys(), ...other.labels.keys()]) {
    const value = knownValue(one, name);
    labels.set(name, value === knownValue(other, name) ? value : undefined);
  }
  const isClosed = one.rest === "absent" && other.rest === "absent";
  return { labels, rest: isClosed ? "absent" : "unknown" };
}
