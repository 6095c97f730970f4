import type { MetricType } from "../catalogue/metric-type.ts";
import { metricOf } from "../project/selector-source.ts";
import type { VectorSelector } from "../promql/ast.ts";
import type { RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";

/** What all targets agree that a metric is: a kind that decides which functions make sense of its samples. */
export type SampleKind = "counter" | "gauge";

/**
 * Whether the samples of a selector are such for certain: all targets say so. What a rule records has nothing to do
 * with a metric of the same name that a target has.
 */
export function isOfKind(kind: SampleKind, selector: VectorSelector, subject: RuleInProject): boolean {
  const metric = metricOf(selector);
  if (metric === undefined) return false;
  const types = subject.facts.metadata(metric)?.types;
  const [type] = types?.size === 1 ? types : [];
  return type !== undefined && kindOf(metric, type) === kind && !isRecorded(metric, subject);
}

/**
 * Who says that the samples of a selector are such for certain: the targets by way of a server, or where there is no
 * server the exporter's source.
 */
export function whoSaysKind(
  kind: SampleKind,
  selector: VectorSelector,
  subject: RuleInProject,
): string | undefined {
  const { facts, options } = subject;
  if (facts.source !== undefined) return isOfKind(kind, selector, subject) ? facts.source.name : undefined;
  const metric = metricOf(selector);
  // What is called a counter is one, and then nothing has to be loaded.
  if (metric === undefined || (kind === "gauge" && /_(?:total|count|sum|bucket)$/.test(metric)))
    return undefined;
  const known = options.catalogue?.find(metric);
  if (known?.type === undefined || kindOf(metric, known.type) !== kind) return undefined;
  return isRecorded(metric, subject) ? undefined : known.exporter;
}

function kindOf(metric: string, type: MetricType): SampleKind | undefined {
  switch (type) {
    case "counter":
      return "counter";
    case "gauge":
      // Many an exporter calls everything a gauge, and its author knew better when choosing the name.
      return /_(?:total|count|sum|bucket)$/.test(metric) ? undefined : "gauge";
    case "histogram":
      return /_(?:count|sum|bucket)$/.test(metric) ? "counter" : undefined;
    case "summary":
      return /_(?:count|sum)$/.test(metric) ? "counter" : undefined;
    default:
      return undefined;
  }
}
