import type { AggregateExpr, Expression } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { withoutParens } from "../promql/without-parens.ts";
import { addStep, dropLabels, keepLabels, noLabels, setLabel, unknownValues } from "./combine-labels.ts";
import {
  anySeries,
  changeLabels,
  type InferContext,
  type InferredLabels,
  keepingName,
} from "./infer-labels-context.ts";
import type { PossibleLabel, PossibleLabels } from "./possible-labels.ts";

/** The labels that an aggregation leaves. Mirrors `generateGroupingLabels` of prometheus/prometheus. */
export function labelsOfAggregation(aggregation: AggregateExpr, context: InferContext): InferredLabels {
  const series = context.seriesOf(aggregation.expr);
  if (series === "no series") return anySeries;
  // These choose from their series and leave them as they are; grouping only says what they choose from.
  if (keepsSeries(aggregation)) return series;
  if (aggregation.op !== "count_values") return changeLabels(series, groupedLabels(aggregation, series));
  const name = stringOf(aggregation.param);
  if (name === undefined) return anySeries;
  const counted = setLabel(series, name, countedLabel(aggregation, name, context));
  return {
    ...changeLabels(series, groupedLabels(aggregation, counted, name)),
    losesName: keepingName(series),
  };
}

export function keepsSeries({ op }: AggregateExpr): boolean {
  return op === "topk" || op === "bottomk" || op === "limitk" || op === "limit_ratio";
}

function groupedLabels(
  { grouping }: AggregateExpr,
  series: PossibleLabels,
  counted?: string,
): PossibleLabels {
  const names = (grouping?.labels?.labels ?? []).map((label) => label.name);
  if (grouping?.without === true) return dropLabels(series, [...names, metricNameLabel]);
  if (counted !== undefined) names.push(counted);
  return names.length === 0 ? noLabels : keepLabels(series, names);
}

function countedLabel({ op, param }: AggregateExpr, name: string, context: InferContext): PossibleLabel {
  const place = param && context.options.locate?.(param.span);
  const step = {
    origin: { kind: "expression", what: op } as const,
    ...(place === undefined ? {} : { place }),
  };
  return { name, certainty: "certain", values: unknownValues, from: addStep([], step) };
}

/** The value of a text argument; parentheses around it do not count. */
export function stringOf(argument: Expression | undefined): string | undefined {
  const inner = withoutParens(argument);
  return inner?.kind === "StringLiteral" ? inner.value : undefined;
}
