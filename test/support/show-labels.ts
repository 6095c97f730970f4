import { knownValues, unknownValues } from "../../server/src/core/labels/combine-labels.ts";
import type { InferredLabels } from "../../server/src/core/labels/infer-labels-context.ts";
import type {
  LabelValues,
  OpenLabels,
  PossibleLabel,
  PossibleLabels,
} from "../../server/src/core/labels/possible-labels.ts";

/**
 * Possible labels as text: `a` is certain, `b?` possible, `c="x|y"` has one of these values, `d=~"x.*"` one that
 * matches, `…` stands for labels of any other name.
 */
export function describeLabels(labels: PossibleLabels & Partial<InferredLabels>): string {
  if (labels.isEmpty === true) return "nothing";
  const names = [...labels.labels.values()].map(describeLabel).sort();
  if (labels.open.length > 0) names.unshift("…");
  return names.length === 0 ? "no labels" : names.join(" ");
}

function describeLabel({ name, certainty, values }: PossibleLabel): string {
  return `${name}${certainty === "certain" ? "" : "?"}${describeValues(values)}`;
}

function describeValues(values: LabelValues): string {
  if (values.kind === "known") return `="${[...values.values.keys()].sort().join("|")}"`;
  return values.pattern === undefined ? "" : `=~"${values.pattern}"`;
}

/** The reverse. */
export function readPossibleLabels(text: string): PossibleLabels {
  const open: OpenLabels[] = text.includes("…") ? [{ allows: () => true, from: [] }] : [];
  const labels = [...text.matchAll(/([\w.]+)(\?)?(?:="([^"]*)")?/g)].map(
    ([, name, possible, values]): PossibleLabel => {
      const known =
        values === undefined
          ? unknownValues
          : knownValues(new Map(values.split("|").map((value) => [value, []])));
      return {
        name: name!,
        certainty: possible === undefined ? "certain" : "possible",
        values: known,
        from: [],
      };
    },
  );
  return { labels: new Map(labels.map((label) => [label.name, label])), open };
}
