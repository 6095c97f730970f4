import type { FoundMetric, MetricSource } from "../../server/src/features/metric-source.ts";

export interface FakeSeries {
  readonly metrics?: readonly FoundMetric[];
  /** Names of labels by selector. */
  readonly names?: Readonly<Record<string, string>>;
  /** Values by selector and label: `up job`; of all series where there is no selector. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** What is known of each metric. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Nothing is all that there is. */
  readonly isPart?: boolean;
}

export interface FakeMetricSource extends MetricSource {
  /** What was asked, in words. */
  readonly asked: readonly string[];
}

/** A server that knows what a literal says. */
export function fakeMetricSource({
  metrics = [],
  names = {},
  values = {},
  counts = {},
  isPart,
}: FakeSeries): FakeMetricSource {
  const asked: string[] = [];
  const isAll = isPart !== true;
  return {
    name: "Prometheus",
    asked,
    async metrics({ typed, prefers }) {
      asked.push(`metrics ${typed}${prefers === undefined ? "" : `, ${prefers} first`}`);
      return { items: metrics, isAll };
    },
    async labelNames(selectors) {
      asked.push(`names of ${selectors.map((selector) => selector || "all").join(" and ")}`);
      const known = selectors.filter((selector) => names[selector] !== undefined);
      return { bySelector: new Map(known.map((selector) => [selector, names[selector]!.split(" ")])), isAll };
    },
    async labelValues({ label, selector, typed }) {
      asked.push(`values of ${label} in ${selector || "all"}: ${typed}`);
      return { items: values[selector === "" ? label : `${selector} ${label}`] ?? [], isAll };
    },
    async about(metric) {
      const described = metrics.find(({ name }) => name === metric);
      return { ...described, ...(counts[metric] === undefined ? undefined : { count: counts[metric] }) };
    },
  };
}
