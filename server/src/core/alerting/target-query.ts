import type { LabelMatcher } from "../promql/ast.ts";
import { printExpression } from "../promql/print.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { SelectorVerdict } from "./judged-expression.ts";
import { type KnownLabels, knownValue } from "./known-labels.ts";

/** The selector with what is known of the target's series added, as a query that returns these alone. */
export function targetQuery({ selector, known }: SelectorVerdict): string {
  const asked = new Set(
    selector.matchers.filter(({ matchType }) => matchType === "=").map(({ name }) => name),
  );
  const added = [...known.labels]
    .filter(
      ([name, value]) => name !== metricNameLabel && value !== undefined && value !== "" && !asked.has(name),
    )
    .map(([name, value]) => matcherOf(name, value!));
  return printExpression({ ...selector, matchers: [...selector.matchers, ...added] });
}

/** Prometheus' own page with a query: old versions show this one, and new ones lead on from there to theirs. */
export function queryUrl(server: string, query: string): string {
  return `${server.replace(/\/+$/, "")}/graph?g0.expr=${encodeURIComponent(query)}&g0.tab=1`;
}

/** Whether an element of a result may be of the target, as far as its labels tell. */
export function mayBeOf(
  labels: Readonly<Record<string, string>>,
  known: KnownLabels,
  target: ReadonlyMap<string, string>,
): boolean {
  const read = (name: string): string => (Object.hasOwn(labels, name) ? labels[name]! : "");
  for (const [name, value] of target) {
    if (name === metricNameLabel) continue;
    const expected = knownValue(known, name);
    const actual = read(name);
    if (expected === undefined ? actual !== "" && actual !== value : actual !== expected) return false;
  }
  return true;
}

function matcherOf(name: string, value: string): LabelMatcher {
  const nowhere = { from: 0, to: 0 };
  return {
    span: nowhere,
    name,
    nameSpan: nowhere,
    matchType: "=",
    operatorSpan: nowhere,
    value,
    valueSpan: nowhere,
  };
}
