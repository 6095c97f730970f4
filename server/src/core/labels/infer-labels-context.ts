import type { Expression, VectorSelector } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Span } from "../text/span.ts";
import { anyLabels, dropLabels } from "./combine-labels.ts";
import type { Place } from "./place.ts";
import type { PossibleLabels } from "./possible-labels.ts";

/** What is known of the labels in the result of an expression, or of a part of it. */
export interface InferredLabels extends PossibleLabels {
  /** It cannot return any series, whatever there is. */
  readonly isEmpty: boolean;
  /**
   * With `promql-delayed-name-removal`, whether the name, which is still there, goes away at the end.
   * Without it names go away at once.
   */
  readonly losesName: "no" | "maybe" | "yes";
}

export interface InferOptions {
  /** All labels that the series of a selector can have, matchers aside; missing when nothing is known of them. */
  source(selector: VectorSelector): PossibleLabels | undefined;
  readonly regex: RegexCompiler;
  /** The feature flags of Prometheus; `promql-delayed-name-removal` makes a difference. */
  readonly features?: ReadonlySet<string>;
  /** Where a part of the expression stands, for the provenance of labels that the expression makes. */
  locate?(span: Span): Place;
}

export interface InferContext {
  readonly options: InferOptions;
  readonly delaysNameRemoval: boolean;
  /** Of a part whose own parts are done; `no series` for a scalar or a string. */
  seriesOf(part: Expression | undefined): InferredLabels | "no series";
}

export const anySeries: InferredLabels = { ...anyLabels, isEmpty: false, losesName: "no" };

/** What goes away with the name of a metric, as `schema.IsMetadataLabel` of prometheus/prometheus says. */
export const metadataLabels: readonly string[] = [metricNameLabel, "__type__", "__unit__"];

/** What most functions and operators do to their series: they are another metric now. */
export function loseName(series: InferredLabels, { delaysNameRemoval }: InferContext): InferredLabels {
  if (delaysNameRemoval) return series.losesName === "yes" ? series : { ...series, losesName: "yes" };
  return changeLabels(series, dropLabels(series, metadataLabels));
}

/** Whether the name goes away later, of results that Prometheus makes anew and for which it forgets that it would. */
export function keepingName({ losesName }: InferredLabels): InferredLabels["losesName"] {
  return losesName === "no" ? "no" : "maybe";
}

export function changeLabels(series: InferredLabels, { labels, open }: PossibleLabels): InferredLabels {
  if (series.labels === labels && series.open === open) return series;
  return { ...series, labels, open };
}
