import type { LabelMatcher, VectorSelector } from "./ast.ts";

/** The label that holds the name of a metric. */
export const metricNameLabel = "__name__";

/** All matchers of a selector as Prometheus counts them: a name before the braces is one more, the last one. */
export function matchersOf(selector: VectorSelector): readonly LabelMatcher[] {
  const { name, nameSpan, matchers } = selector;
  if (name === undefined || nameSpan === undefined) return matchers;
  const nameMatcher: LabelMatcher = {
    span: nameSpan,
    name: metricNameLabel,
    nameSpan: undefined,
    matchType: "=",
    operatorSpan: undefined,
    value: name,
    valueSpan: nameSpan,
  };
  return [...matchers, nameMatcher];
}
