import type { BinaryExpr } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";

/** Which labels of two series have to be equal for them to match: these, or all others. */
export interface MatchedLabels {
  readonly on: boolean;
  readonly names: ReadonlySet<string>;
}

/** Whether both have to have the same value of a label, or both none. */
export function isMatched(name: string, { on, names }: MatchedLabels): boolean {
  return on === names.has(name);
}

/** Which labels series of both sides have to have in common. The name is not among them unless `on` says so. */
export function matchedLabels({ vectorMatching }: BinaryExpr): MatchedLabels {
  const matching = vectorMatching?.matching;
  const names = new Set(matching?.labels?.labels.map((label) => label.name));
  if (matching?.on === true) return { on: true, names };
  return { on: false, names: names.add(metricNameLabel) };
}
