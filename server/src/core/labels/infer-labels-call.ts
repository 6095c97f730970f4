import type { Call, Expression, VectorSelector } from "../promql/ast.ts";
import { findFunction } from "../promql/functions.ts";
import { matchersOf, metricNameLabel } from "../promql/selector.ts";
import {
  addStep,
  asPossible,
  dropLabels,
  knownValues,
  labelIn,
  listed,
  noLabels,
  setLabel,
  uniteLabel,
  unknownValues,
} from "./combine-labels.ts";
import { stringOf } from "./infer-labels-aggregation.ts";
import {
  anySeries,
  changeLabels,
  type InferContext,
  type InferredLabels,
  keepingName,
  loseName,
} from "./infer-labels-context.ts";
import { joinedLabel, replacedLabel } from "./infer-labels-replace.ts";
import type { PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { ProvenanceStep } from "./provenance.ts";

/** The labels of what a function returns. */
export function labelsOfCall(call: Call, context: InferContext): InferredLabels | "no series" {
  if (findFunction(call.name)?.returnType === "scalar") return "no series";
  const { items } = call.args;
  switch (functionKinds.get(call.name)) {
    case undefined:
      return anySeries;
    case "keeps all":
      return seriesArgument(call, context);
    case "loses the name":
      return loseName(seriesArgument(call, context), context);
    case "of the time":
      return items.length === 0 ? withoutLabels : loseName(seriesArgument(call, context), context);
    case "no labels":
      return withoutLabels;
    case "absent":
      return { ...absentLabels(items[0], context), isEmpty: false, losesName: "no" };
    case "histogram":
      return loseBucket(seriesArgument(call, context), context);
    case "histogram_quantiles":
      return withQuantile(call, context);
    case "label_replace":
      return replace(call, context);
    case "label_join":
      return join(call, context);
    case "info":
      return withInfo(call, context);
  }
}

type FunctionKind =
  | "keeps all"
  | "loses the name"
  | "of the time"
  | "no labels"
  | "absent"
  | "histogram"
  | "histogram_quantiles"
  | "label_replace"
  | "label_join"
  | "info";

/** What each function that returns series does with labels. Of one that is not listed nothing is known. */
export const functionKinds: ReadonlyMap<string, FunctionKind> = new Map<string, FunctionKind>([
  ...kinds("keeps all", "first_over_time last_over_time sort sort_by_label sort_by_label_desc sort_desc"),
  ...kinds("of the time", "day_of_month day_of_week day_of_year days_in_month hour minute month year"),
  ...kinds("no labels", "vector"),
  ...kinds("absent", "absent absent_over_time"),
  ...kinds("histogram", "histogram_fraction histogram_quantile"),
  ["histogram_quantiles", "histogram_quantiles"],
  ["label_replace", "label_replace"],
  ["label_join", "label_join"],
  ["info", "info"],
  ...kinds(
    "loses the name",
    `abs acos acosh asin asinh atan atanh avg_over_time ceil changes clamp clamp_max clamp_min cos cosh count_over_time
    deg delta deriv double_exponential_smoothing exp floor histogram_avg histogram_count histogram_stddev
    histogram_stdvar histogram_sum idelta increase irate ln log10 log2 mad_over_time max_over_time min_over_time
    predict_linear present_over_time quantile_over_time rad rate resets round sgn sin sinh sqrt start_timestamp
    stddev_over_time stdvar_over_time sum_over_time tan tanh timestamp ts_of_first_over_time ts_of_last_over_time
    ts_of_max_over_time ts_of_min_over_time holt_winters`,
  ),
]);

function kinds(kind: FunctionKind, names: string): [string, FunctionKind][] {
  return names.split(/\s+/).map((name) => [name, kind]);
}

const withoutLabels: InferredLabels = { ...noLabels, isEmpty: false, losesName: "no" };

/** The argument whose series a function works on. */
export function seriesArgumentOf({ name, args }: Call): Expression | undefined {
  const at = findFunction(name)?.argTypes.findIndex((type) => type === "vector" || type === "matrix") ?? 0;
  return args.items[Math.max(at, 0)];
}

function seriesArgument(call: Call, context: InferContext): InferredLabels {
  const series = context.seriesOf(seriesArgumentOf(call));
  return series === "no series" ? anySeries : series;
}

/** Mirrors `createLabelsForAbsentFunction` of prometheus/prometheus: what one matcher asks for by `=`, unless another follows. */
function absentLabels(argument: Expression | undefined, context: InferContext): PossibleLabels {
  const selector = selectorIn(argument);
  if (argument === undefined) return anySeries;
  if (selector === undefined) return noLabels;
  const labels = new Map<string, PossibleLabel | undefined>();
  const asked = new Set<string>();
  for (const { name, matchType, value = "", span } of matchersOf(selector)) {
    if (name === metricNameLabel) continue;
    const isFirst = matchType === "=" && !asked.has(name);
    if (isFirst) asked.add(name);
    const from = addStep([], stepAt(`${name}=${JSON.stringify(value)}`, span, context));
    const values = knownValues(new Map([[value, from]]));
    labels.set(name, isFirst && value !== "" ? { name, certainty: "certain", values, from } : undefined);
  }
  return listed([...labels.values()]);
}

function selectorIn(argument: Expression | undefined): VectorSelector | undefined {
  let inner = argument;
  while (inner?.kind === "ParenExpr" || inner?.kind === "MatrixSelector") {
    inner = inner.kind === "ParenExpr" ? inner.expr : inner.vectorSelector;
  }
  return inner?.kind === "VectorSelector" ? inner : undefined;
}

/**
 * The buckets of classic histograms become one series. A native histogram keeps a label `le`, but has none:
 * it is what the exposition format reserves for buckets.
 */
function loseBucket(series: InferredLabels, context: InferContext): InferredLabels {
  const labels = dropLabels(series, ["le"]);
  const result = loseName(changeLabels(series, labels), context);
  return result;
}

function withQuantile(call: Call, context: InferContext): InferredLabels {
  const result = loseBucket(seriesArgument(call, context), context);
  const argument = call.args.items[1];
  const name = stringOf(argument);
  if (argument === undefined || name === undefined) return anySeries;
  const from = addStep([], stepAt(call.name, argument.span, context));
  return changeLabels(
    result,
    setLabel(result, name, { name, certainty: "certain", values: unknownValues, from }),
  );
}

function replace(call: Call, context: InferContext): InferredLabels {
  const series = seriesArgument(call, context);
  const [, destination, replacement, source, pattern] = call.args.items;
  const texts = [destination, replacement, source, pattern].map(stringOf);
  const [name, by, from, regex] = texts;
  if (destination === undefined || name === undefined) return anySeries;
  const step = stepAt(call.name, destination.span, context);
  const label =
    by === undefined || from === undefined || regex === undefined
      ? { name, certainty: "possible" as const, values: unknownValues, from: addStep([], step) }
      : replacedLabel(
          series,
          { name, replacement: by, source: from, pattern: regex },
          { step, options: context.options },
        );
  return renamed(series, name, label);
}

function join(call: Call, context: InferContext): InferredLabels {
  const series = seriesArgument(call, context);
  const [, destination, separator, ...sources] = call.args.items;
  const name = stringOf(destination);
  if (destination === undefined || name === undefined) return anySeries;
  const step = stepAt(call.name, destination.span, context);
  return renamed(
    series,
    name,
    joinedLabel(series, { name, separator: stringOf(separator), sources: sources.map(stringOf) }, step),
  );
}

function renamed(series: InferredLabels, name: string, label: PossibleLabel | undefined): InferredLabels {
  const result = changeLabels(series, setLabel(series, name, label));
  // A name that the expression gives is kept.
  return name === metricNameLabel ? { ...result, losesName: keepingName(series) } : result;
}

/** Mirrors `combineWithInfoVector` of prometheus/prometheus: labels of info metrics are added, none is replaced. */
function withInfo(call: Call, context: InferContext): InferredLabels {
  const series = seriesArgument(call, context);
  const selector = call.args.items[1];
  const step = stepAt(call.name, call.nameSpan, context);
  const names = new Set<string>();
  if (selector?.kind === "VectorSelector") {
    for (const { name } of matchersOf(selector)) if (name !== metricNameLabel) names.add(name);
  }
  if (names.size === 0) {
    const allows = (name: string): boolean => name !== metricNameLabel;
    return { ...series, open: [...series.open, { allows, from: [step] }] };
  }
  let labels: PossibleLabels = series;
  for (const name of names) {
    const added: PossibleLabel = { name, certainty: "possible", values: unknownValues, from: [[step]] };
    const own = labelIn(series, name);
    if (own?.certainty !== "certain") labels = setLabel(labels, name, asPossible(uniteLabel(own, added)));
  }
  return changeLabels(series, labels);
}

function stepAt(
  what: string,
  span: { readonly from: number; readonly to: number },
  { options }: InferContext,
): ProvenanceStep {
  return {
    origin: { kind: "expression", what },
    ...(options.locate === undefined ? {} : { place: options.locate(span) }),
  };
}
