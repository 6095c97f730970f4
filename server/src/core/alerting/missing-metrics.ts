import { scrapeMetrics } from "../project/metric-labels.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { AlertTarget } from "./alert-target.ts";
import type { RuleVerdict } from "./applies.ts";
import { knownValue } from "./known-labels.ts";

/** Which metrics a server has series of that carry some labels of a target. */
export interface MetricsOfTarget {
  readonly labels: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
  /** What rules of the server record: it may have lost the labels of the target. */
  readonly recorded: ReadonlySet<string>;
}

/** The labels that tell its series from others; undefined where none do, or where it is a series itself. */
export function identityOf({ labels, metric }: AlertTarget): ReadonlyMap<string, string> | undefined {
  if (metric !== undefined) return undefined;
  const present = [...labels].filter(([name, value]) => value !== "" && name !== metricNameLabel);
  const own = present.filter(([name]) => name === "job" || name === "instance");
  const chosen = own.length === 2 ? own : present;
  return chosen.length === 0 ? undefined : new Map(chosen);
}

/**
 * The target, and what it has no series of. A server that has nothing of its exporter tells nothing: the target may be
 * down, or another server's.
 */
export function withMetrics(target: AlertTarget, metrics: MetricsOfTarget): AlertTarget {
  const { labels, names, recorded } = metrics;
  const isOfExporter = (name: string): boolean =>
    !scrapeMetrics.has(name) && !recorded.has(name) && !/:|^ALERTS/.test(name);
  if (![...names].some(isOfExporter)) return target;
  return {
    ...target,
    lacks: (metric) => {
      if (names.has(metric) || recorded.has(metric)) return false;
      // Its series of the metric may carry other labels, as those of a gateway do that many push to.
      const known = target.labelsOf(metric);
      return [...labels].every(([name, value]) => knownValue(known, name) === value);
    },
  };
}

/** The metrics for want of which alone a rule does not apply. `there` is the verdict about the target `withMetrics`. */
export function missingMetrics(byLabels: RuleVerdict, there: RuleVerdict): readonly string[] {
  if (byLabels.verdict === "no" || there.verdict !== "no") return [];
  const missing = there.misses.filter(
    ({ matcher, actual }) => matcher.name === metricNameLabel && actual === "",
  );
  return [...new Set(missing.flatMap(({ matcher }) => matcher.value ?? []))];
}
