import { labelIn } from "../labels/combine-labels.ts";
import { type LabelDemand, mayMeet } from "../labels/label-demand.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Knowledge } from "./knowledge.ts";
import type { JobUniverse } from "./label-universe.ts";
import { scrapeMetrics } from "./metric-labels.ts";

/** Series with the same labels, as far as these are known. */
export interface SeriesKind {
  /** Missing for series that no job scrapes. */
  readonly job: string | undefined;
  readonly labels: PossibleLabels;
}

interface DemandedSeries {
  readonly metric: string;
  /** Of all series of the metric. */
  readonly all: PossibleLabels;
  readonly demands: readonly LabelDemand[];
}

/**
 * The series of a metric by where they come from: which labels they have together is known of targets. Of those that
 * do not meet the demands anyway there may be fewer, and many are put together.
 */
export function* seriesKindsOf(
  { metric, all, demands }: DemandedSeries,
  knowledge: Knowledge,
  options: { readonly regex: RegexCompiler },
): Iterable<SeriesKind> {
  if (!scrapeMetrics.has(metric) || knowledge.recordingRulesOf(metric).length > 0) {
    yield { job: undefined, labels: all };
    return;
  }
  for (const job of knowledge.jobs) {
    const { targetLabels } = job;
    if (targetLabels === undefined) continue;
    const mayBe = demands.every((demand) => mayMeet(demand, targetLabels, options));
    const each = mayBe ? alternativesFor(demands, job, targetLabels) : [targetLabels];
    for (const labels of each) yield { job: job.job, labels };
  }
}

/** More of one job are not looked at one by one. */
const mostAlternatives = 200;

function alternativesFor(
  demands: readonly LabelDemand[],
  job: JobUniverse,
  united: PossibleLabels,
): readonly PossibleLabels[] {
  const { alternatives } = job;
  if (alternatives.length <= mostAlternatives) return alternatives;
  let fewest = alternatives;
  for (const { name, matchers } of demands) {
    const [matcher, ...others] = matchers;
    if (others.length > 0 || matcher?.matchType !== "=" || !matcher.value) continue;
    const { byValue, others: rest } = indexOf(name, job);
    const found = [...(byValue.get(matcher.value) ?? []), ...rest];
    if (found.length < fewest.length) fewest = found;
  }
  // Where none has the value, some stand for all of them.
  if (fewest.length === 0) return alternatives.slice(0, mostAlternatives);
  return fewest.length > mostAlternatives ? [united] : fewest;
}

interface LabelIndex {
  readonly byValue: ReadonlyMap<string, readonly PossibleLabels[]>;
  /** Those whose value is not known. */
  readonly others: readonly PossibleLabels[];
}

/** The alternatives of a job by the values of one label. */
function indexOf(name: string, job: JobUniverse): LabelIndex {
  let ofJob = indices.get(job);
  if (ofJob === undefined) {
    ofJob = new Map();
    indices.set(job, ofJob);
  }
  let index = ofJob.get(name);
  if (index === undefined) {
    index = makeIndex(name, job);
    ofJob.set(name, index);
  }
  return index;
}

const indices = new WeakMap<JobUniverse, Map<string, LabelIndex>>();

function makeIndex(name: string, { alternatives }: JobUniverse): LabelIndex {
  const byValue = new Map<string, PossibleLabels[]>();
  const others: PossibleLabels[] = [];
  for (const labels of alternatives) {
    const values = labelIn(labels, name)?.values;
    if (values?.kind === "unknown") others.push(labels);
    for (const value of values?.kind === "known" ? values.values.keys() : []) {
      const same = byValue.get(value);
      if (same === undefined) byValue.set(value, [labels]);
      else same.push(labels);
    }
  }
  return { byValue, others };
}
