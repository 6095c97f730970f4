import { inferLabels } from "../labels/infer-labels.ts";
import type { LabelSet } from "../labels/label-set.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { ComparisonOperator, Expression } from "../promql/ast.ts";
import { isComparisonOperator, mirrored } from "../promql/operators.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { AskedRule } from "./applies.ts";

/**
 * The labels of what an expression returns for a target, as far as its text tells: those of the target that it leaves,
 * and those that it asks for by one value, such as `port="3306"`, which the exporter of the target says.
 */
export function resultLabels(
  target: LabelSet,
  { root, ...options }: Pick<AskedRule, "root" | "regex" | "features">,
): LabelSet {
  const { result } = inferLabels(root, { ...options, source: () => undefined });
  const labels = new Map([...target].filter(([name]) => presenceOf(name, result) !== "absent"));
  for (const { name, certainty, values } of result.labels.values()) {
    if (certainty !== "certain" || values.kind !== "known") continue;
    if (labels.has(name) || name === metricNameLabel) continue;
    const [value, another] = values.values.keys();
    if (value !== undefined && another === undefined) labels.set(name, value);
  }
  return labels;
}

/** A value with which the condition of an alert holds, as it would be typed. */
export function fittingValue(root: Expression | undefined): string {
  const part = withoutParens(root);
  if (part?.kind === "Call" && part.name.startsWith("absent")) return "1";
  if (part?.kind !== "BinaryExpr") return "0";
  // Of both sides of these, the left one is returned.
  if (part.op === "and" || part.op === "unless" || part.op === "or") return fittingValue(part.lhs);
  if (!isComparisonOperator(part.op)) return "0";
  const right = numberOf(part.rhs);
  if (right !== undefined) return valueThat(part.op, right);
  const left = numberOf(part.lhs);
  return left === undefined ? "0" : valueThat(mirrored[part.op], left);
}

function numberOf(part: Expression | undefined): number | undefined {
  const bare = withoutParens(part);
  if (bare?.kind === "UnaryExpr") {
    const value = numberOf(bare.expr);
    return value === undefined || bare.op === "+" ? value : -value;
  }
  return bare?.kind === "NumberLiteral" && Number.isFinite(bare.value) ? bare.value : undefined;
}

function valueThat(op: ComparisonOperator, bound: number): string {
  const decimals = /\.(\d+)$/.exec(String(bound))?.[1]?.length ?? 0;
  const step = op === "<" ? -1 : op === ">" || op === "!=" ? 1 : 0;
  return String(Number((bound + step * 10 ** -decimals).toFixed(decimals)));
}
