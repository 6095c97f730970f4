import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { Knowledge } from "./knowledge.ts";

/** What is known of the series that a selector chooses from, for the flow of labels through an expression. */
export function sourceOf(knowledge: Pick<Knowledge, "labelsOf">) {
  return (selector: VectorSelector): PossibleLabels | undefined => {
    const metric = metricOf(selector);
    return metric === undefined ? undefined : knowledge.labelsOf(metric);
  };
}

/** The metric that a selector names; missing when it may select several. */
export function metricOf(selector: VectorSelector): string | undefined {
  const { name: written, nameSpan, matchers } = selector;
  for (const { name, matchType, value } of matchers) {
    if (name === metricNameLabel && matchType === "=") return value;
  }
  return nameSpan === undefined ? undefined : written;
}
