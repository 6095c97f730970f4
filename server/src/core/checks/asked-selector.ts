import type { Facts } from "../facts/facts.ts";
import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { isValidMetricName } from "../promql/names.ts";
import { printExpression } from "../promql/print.ts";
import { metricNameLabel } from "../promql/selector.ts";

const nowhere = { from: 0, to: 0 };

/** A selector as facts are asked about it: of a metric, with some of the matchers that a rule has. */
export function askedSelector(metric: string, matchers: readonly LabelMatcher[] = []): string {
  const isName = isValidMetricName(metric, "legacy");
  const others = matchers.filter(({ name, matchType }) => name !== metricNameLabel || matchType !== "=");
  const selector: VectorSelector = {
    kind: "VectorSelector",
    span: nowhere,
    name: isName ? metric : undefined,
    nameSpan: isName ? nowhere : undefined,
    braces: undefined,
    matchers: isName ? others : [...others, nameMatcher(metric)],
    offset: undefined,
    at: undefined,
    anchored: undefined,
    smoothed: undefined,
  };
  return printExpression(selector);
}

/** Whether a server has series of a selector, or may yet say so; one that cannot tell is as none. */
export function mayBeThere(selector: string, facts: Facts): boolean {
  const series = facts.series(selector);
  return series === undefined ? !facts.isUnanswerable(selector) : series.kind !== "never";
}

/**
 * What a server has with a name that is similar enough to be the one that was meant: one half is the same, or of a
 * short name the length. Servers have a hundred thousand names, and nobody wants to bring them all.
 */
export function similarNamesSelector(metric: string): string | undefined {
  if (!isValidMetricName(metric, "legacy")) return undefined;
  const { length } = metric;
  const half = length >> 1;
  // Prometheus refuses a selector that series without the label satisfy.
  const pattern =
    length < 6 ? `.{${length - 1 || 1},${length + 1}}` : `${metric.slice(0, half)}.*|.*${metric.slice(half)}`;
  return `{${metricNameLabel}=~"${pattern}"}`;
}

function nameMatcher(value: string): LabelMatcher {
  return {
    span: nowhere,
    name: metricNameLabel,
    nameSpan: nowhere,
    matchType: "=",
    operatorSpan: nowhere,
    value,
    valueSpan: nowhere,
  };
}
