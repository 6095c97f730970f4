import { knownFamily } from "../catalogue/metric-names.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import { exportedLabels } from "../project/exported-labels.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import { metricOf, sourceOf } from "../project/selector-source.ts";
import type { VectorSelector } from "../promql/ast.ts";
import type { RuleInProject } from "./check.ts";

/**
 * What is known in a closed world of the series that a selector chooses from: what the workspace says, and what the
 * catalogue does of exporters where no server knows better.
 */
export function closedLabels(
  subject: SeriesSources,
): (selector: VectorSelector) => PossibleLabels | undefined {
  const known = sourceOf(subject.knowledge);
  return (selector) => {
    const metric = metricOf(selector);
    if (metric === undefined) return undefined;
    return known(selector) ?? labelsOfExporter(metric, subject);
  };
}

type SeriesSources = Pick<RuleInProject, "knowledge" | "telegraf" | "facts" | "options">;

function labelsOfExporter(metric: string, subject: SeriesSources): PossibleLabels | undefined {
  const { knowledge, telegraf, facts, options } = subject;
  const { catalogue, regex } = options;
  if (catalogue === undefined || facts.source !== undefined) return undefined;
  if (telegraf === undefined && !knownFamily.test(metric)) return undefined;
  if (knowledge.recordingRulesOf(metric).length > 0) return undefined;
  const { jobs } = knowledge;
  let memory = memories.get(jobs);
  if (memory === undefined || memory.telegraf !== telegraf || memory.catalogue !== catalogue) {
    memory = { telegraf, catalogue, labels: new Map() };
    memories.set(jobs, memory);
  }
  const { labels } = memory;
  if (!labels.has(metric)) {
    labels.set(metric, exportedLabels(metric, { knowledge, catalogue, telegraf, regex }));
  }
  return labels.get(metric);
}

interface Memory extends Pick<RuleInProject, "telegraf"> {
  readonly catalogue: RuleInProject["options"]["catalogue"];
  readonly labels: Map<string, PossibleLabels | undefined>;
}

/** Many rules name the same metrics. */
const memories = new WeakMap<readonly JobUniverse[], Memory>();
