import { dropLabels, joinWays, labelIn, listed, namesOf, setLabel } from "./combine-labels.ts";
import { isMatched, type MatchedLabels } from "./matched-labels.ts";
import type { LabelValues, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance } from "./provenance.ts";

export interface AgreeingLabels {
  readonly labels: PossibleLabels;
  /** A label that is never equal on both sides, so that no two series match. */
  readonly conflict: string | undefined;
}

/**
 * What is known of series that match a series of `other`. Labels that do not have to be equal stay as they are;
 * having no label is a value, too.
 */
export function agreeingLabels(
  series: PossibleLabels,
  other: PossibleLabels,
  matched: MatchedLabels,
): AgreeingLabels {
  let conflict: string | undefined;
  const agreed = (name: string): PossibleLabel | undefined => {
    const own = labelIn(series, name);
    const label = isMatched(name, matched) ? agree(own, labelIn(other, name)) : own;
    if (label !== "never") return label;
    conflict ??= name;
    return own;
  };
  if (matched.on) {
    let labels = series;
    for (const name of matched.names) labels = setLabel(labels, name, agreed(name));
    return { labels, conflict };
  }
  const names = namesOf(series, other);
  for (const name of matched.names) names.add(name);
  const labels = listed([...names].map(agreed));
  // Where the other side has no labels but those that are listed, this side has no others that would match.
  if (other.open.length === 0) return { labels, conflict };
  const { open } = dropLabels(series, names);
  return { labels: { labels: labels.labels, open: labels.open.length > 0 ? labels.open : open }, conflict };
}

/** A label with the same value on both sides. */
function agree(
  left: PossibleLabel | undefined,
  right: PossibleLabel | undefined,
): PossibleLabel | undefined | "never" {
  const isCertain = left?.certainty === "certain" || right?.certainty === "certain";
  if (left === undefined || right === undefined) return isCertain ? "never" : undefined;
  const values = agreeValues(left.values, right.values);
  if (values.kind === "known" && values.values.size === 0) return isCertain ? "never" : undefined;
  return {
    name: left.name,
    certainty: isCertain ? "certain" : "possible",
    values,
    from: left.from.length === 0 ? right.from : left.from,
  };
}

function agreeValues(left: LabelValues, right: LabelValues): LabelValues {
  if (left.kind === "known" && right.kind === "known") {
    const values = new Map<string, readonly Provenance[]>();
    for (const [value, ways] of left.values) {
      const others = right.values.get(value);
      if (others !== undefined) values.set(value, joinWays(ways, others));
    }
    return { kind: "known", values };
  }
  if (left.kind === "known") return left;
  if (right.kind === "known") return right;
  return left.pattern === undefined ? right : left;
}
