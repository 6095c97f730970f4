import type { BinaryExpr } from "../promql/ast.ts";
import { isComparisonOperator, isSetOperator } from "../promql/operators.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { agreeingLabels } from "./agreeing-labels.ts";
import { asPossible, dropLabels, keepLabels, labelIn, setLabel, uniteLabels } from "./combine-labels.ts";
import {
  anySeries,
  changeLabels,
  type InferContext,
  type InferredLabels,
  keepingName,
  loseName,
  metadataLabels,
} from "./infer-labels-context.ts";
import { type MatchedLabels, matchedLabels } from "./matched-labels.ts";
import type { PossibleLabels } from "./possible-labels.ts";

/** The labels of what a binary operator returns. */
export function labelsOfBinary(binary: BinaryExpr, context: InferContext): InferredLabels | "no series" {
  if (binary.rhs === undefined) return anySeries;
  const lhs = context.seriesOf(binary.lhs);
  const rhs = context.seriesOf(binary.rhs);
  if (lhs === "no series" || rhs === "no series") return withScalar(binary, lhs, rhs, context);
  if (isSetOperator(binary.op)) return labelsOfSetOperator(binary, lhs, rhs);
  return labelsOfMatching(binary, lhs, rhs, context);
}

/** Mirrors `VectorscalarBinop` of prometheus/prometheus. */
function withScalar(
  binary: BinaryExpr,
  lhs: InferredLabels | "no series",
  rhs: InferredLabels | "no series",
  context: InferContext,
): InferredLabels | "no series" {
  const series = lhs === "no series" ? rhs : lhs;
  return series === "no series" || !changesMetric(binary) ? series : loseName(series, context);
}

/** Whether the results are another metric. Mirrors `changesMetricSchema`. */
function changesMetric({ op, returnBool }: BinaryExpr): boolean {
  if (returnBool !== undefined) return true;
  return !isComparisonOperator(op) && !isSetOperator(op) && op !== "</" && op !== ">/";
}

function labelsOfSetOperator(binary: BinaryExpr, lhs: InferredLabels, rhs: InferredLabels): InferredLabels {
  if (binary.op === "unless") return lhs;
  if (binary.op === "or") {
    return {
      ...uniteLabels(lhs, rhs),
      isEmpty: lhs.isEmpty && rhs.isEmpty,
      losesName: lhs.losesName === rhs.losesName ? lhs.losesName : "maybe",
    };
  }
  const { labels, conflict } = agreeingLabels(lhs, rhs, matchedLabels(binary));
  return { ...changeLabels(lhs, labels), isEmpty: lhs.isEmpty || rhs.isEmpty || conflict !== undefined };
}

/** Mirrors `VectorBinop` of prometheus/prometheus. */
function labelsOfMatching(
  binary: BinaryExpr,
  lhs: InferredLabels,
  rhs: InferredLabels,
  context: InferContext,
): InferredLabels {
  const { fillLeft, fillRight, group } = binary.vectorMatching ?? {};
  const [many, one] = group?.side === "right" ? [rhs, lhs] : [lhs, rhs];
  const matched = matchedLabels(binary);
  const agreed = agreeingLabels(many, one, matched);
  const result = (series: PossibleLabels, other: PossibleLabels): PossibleLabels =>
    resultLabels({ binary, series, other, context });
  let labels = result(agreed.labels, one);
  let isEmpty = many.isEmpty || one.isEmpty || agreed.conflict !== undefined;
  if (fillLeft !== undefined || fillRight !== undefined) {
    // What has no partner meets one that has nothing but the matched labels.
    labels = uniteLabels(labels, result(many, onlyMatched(many, matched)));
    labels = uniteLabels(labels, result(onlyMatched(one, matched), one));
    isEmpty = many.isEmpty && one.isEmpty;
  }
  const loses = context.delaysNameRemoval && binary.returnBool !== undefined;
  return { labels: labels.labels, open: labels.open, isEmpty, losesName: loses ? "yes" : keepingName(many) };
}

interface Matching {
  readonly binary: BinaryExpr;
  /** Of the side with many series, or of the left one. */
  readonly series: PossibleLabels;
  readonly other: PossibleLabels;
  readonly context: InferContext;
}

/** Mirrors `resultMetric` of prometheus/prometheus. */
function resultLabels({ binary, series, other, context }: Matching): PossibleLabels {
  const { vectorMatching, returnBool } = binary;
  const losesName = changesMetric(
    returnBool !== undefined && context.delaysNameRemoval ? { ...binary, returnBool: undefined } : binary,
  );
  let labels = losesName ? dropLabels(series, metadataLabels) : series;
  const group = vectorMatching?.group;
  if (group === undefined) {
    const names = (vectorMatching?.matching?.labels?.labels ?? []).map((label) => label.name);
    return vectorMatching?.matching?.on === true ? keepLabels(labels, names) : dropLabels(labels, names);
  }
  // A label that the other side does not have is removed.
  for (const { name } of group.include?.labels ?? []) {
    const label = labelIn(other, name);
    // Older releases remove the name after copying labels.
    const isUncertain = name === metricNameLabel && returnBool !== undefined;
    labels = setLabel(labels, name, isUncertain ? asPossible(label) : label);
  }
  return labels;
}

/** Mirrors `MatchLabels` of prometheus/prometheus. */
function onlyMatched(series: PossibleLabels, { on, names }: MatchedLabels): PossibleLabels {
  return on ? keepLabels(series, names) : dropLabels(series, names);
}
