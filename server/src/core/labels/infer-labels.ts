import type { Expression } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import { asPossible, dropLabels, labelIn, noLabels, setLabel } from "./combine-labels.ts";
import { labelsOfAggregation } from "./infer-labels-aggregation.ts";
import { labelsOfBinary } from "./infer-labels-binary.ts";
import { labelsOfCall } from "./infer-labels-call.ts";
import {
  anySeries,
  changeLabels,
  type InferContext,
  type InferOptions,
  type InferredLabels,
  loseName,
  metadataLabels,
} from "./infer-labels-context.ts";
import { labelsOfSelector } from "./infer-labels-selector.ts";
import type { PossibleLabels } from "./possible-labels.ts";

export interface LabelFlow {
  readonly root: Expression | undefined;
  /** The labels of what Prometheus returns. */
  readonly result: InferredLabels;
  /** The labels of the series that a part evaluates to. A scalar or a string has none. */
  labelsOf(part: Expression): InferredLabels;
}

/**
 * Tells which labels the series of an expression and of each part of it have: which all of them have, which some may
 * have, with which values. Mirrors what `promql/engine.go` and `promql/functions.go` of Prometheus do with labels.
 * What it says is certain or impossible is so for every data that `source` is right about.
 */
export function inferLabels(root: Expression | undefined, options: InferOptions): LabelFlow {
  const found = new Map<Expression, InferredLabels | "no series">();
  const context: InferContext = {
    options,
    delaysNameRemoval: options.features?.has("promql-delayed-name-removal") === true,
    seriesOf: (part) => (part === undefined ? anySeries : (found.get(part) ?? anySeries)),
  };
  // Parts come after what holds them, so from the end each finds its parts done, however deep they are.
  for (const part of [...walk(root)].reverse()) found.set(part, inferPart(part, context));
  const labelsOf = (part: Expression): InferredLabels => {
    const series = found.get(part) ?? anySeries;
    return series === "no series" ? withoutSeries : series;
  };
  return { root, labelsOf, result: root === undefined ? anySeries : withNameRemoved(labelsOf(root)) };
}

const withoutSeries: InferredLabels = { ...noLabels, isEmpty: false, losesName: "no" };

function inferPart(part: Expression, context: InferContext): InferredLabels | "no series" {
  switch (part.kind) {
    case "VectorSelector":
      return labelsOfSelector(part, context.options);
    case "MatrixSelector":
      return context.seriesOf(part.vectorSelector);
    case "SubqueryExpr":
    case "ParenExpr":
      return context.seriesOf(part.expr);
    case "UnaryExpr": {
      const inner = context.seriesOf(part.expr);
      return part.op === "+" || inner === "no series" ? inner : loseName(inner, context);
    }
    case "AggregateExpr":
      return labelsOfAggregation(part, context);
    case "BinaryExpr":
      return labelsOfBinary(part, context);
    case "Call":
      return labelsOfCall(part, context);
    case "NumberLiteral":
    case "StringLiteral":
    case "DurationExpr":
      return "no series";
  }
}

/** Mirrors `cleanupMetricLabels` of prometheus/prometheus. */
function withNameRemoved(series: InferredLabels): InferredLabels {
  if (series.losesName === "no") return series;
  if (series.losesName === "yes") return changeLabels(series, dropLabels(series, metadataLabels));
  let labels: PossibleLabels = series;
  for (const name of metadataLabels) labels = setLabel(labels, name, asPossible(labelIn(labels, name)));
  return changeLabels(series, labels);
}
