import { uniteAllLabels } from "../labels/combine-labels.ts";
import type { PossibleLabel, PossibleLabels } from "../labels/possible-labels.ts";
import type { Provenance } from "../labels/provenance.ts";
import { metricNameLabel } from "../promql/selector.ts";

/** What Prometheus itself says of each scrape: the series have the labels of the target, whatever `metric_relabel_configs` does. */
export const scrapeMetrics: ReadonlySet<string> = new Set([
  "up",
  "scrape_duration_seconds",
  "scrape_samples_scraped",
  "scrape_samples_post_metric_relabeling",
  "scrape_series_added",
  "scrape_timeout_seconds",
  "scrape_sample_limit",
  "scrape_body_size_bytes",
]);

/** All of them together; missing when there are none. */
export function uniteAll(sets: Iterable<PossibleLabels>): PossibleLabels | undefined {
  const [first, ...rest] = sets;
  return first === undefined || rest.length === 0 ? first : uniteAllLabels([first, ...rest]);
}

/** The labels of the series of one metric, the name among them. */
export function withMetricName({ labels, open }: PossibleLabels, metric: string): PossibleLabels {
  return { labels: new Map(labels).set(metricNameLabel, certainLabel(metricNameLabel, metric, [])), open };
}

export function certainLabel(name: string, value: string, from: readonly Provenance[]): PossibleLabel {
  return { name, certainty: "certain", values: { kind: "known", values: new Map([[value, from]]) }, from };
}

/** Whether nothing that can be asked is different. */
export function sameLabels(one: PossibleLabels | undefined, other: PossibleLabels | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  if (one.labels.size !== other.labels.size || one.open.length !== other.open.length) return false;
  if (!one.open.every((open, index) => open === other.open[index])) return false;
  for (const [name, label] of one.labels) {
    const same = other.labels.get(name);
    if (same === undefined || !sameLabel(label, same)) return false;
  }
  return true;
}

function sameLabel(one: PossibleLabel, other: PossibleLabel): boolean {
  if (one === other) return true;
  if (one.certainty !== other.certainty || one.values.kind !== other.values.kind) return false;
  if (!sameWays(one.from, other.from)) return false;
  if (one.values.kind === "unknown" || other.values.kind === "unknown") {
    return "pattern" in one.values === "pattern" in other.values && patternOf(one) === patternOf(other);
  }
  if (one.values.values.size !== other.values.values.size) return false;
  for (const [value, ways] of one.values.values) {
    const same = other.values.values.get(value);
    if (same === undefined || !sameWays(ways, same)) return false;
  }
  return true;
}

function patternOf({ values }: PossibleLabel): string | undefined {
  return values.kind === "unknown" ? values.pattern : undefined;
}

/** The places of rules move by themselves, so theirs are compared as they are now. */
function sameWays(one: readonly Provenance[], other: readonly Provenance[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((way, index) => sameWay(way, other[index]!)))
  );
}

function sameWay(one: Provenance, other: Provenance): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((step, index) => {
      const same = other[index]!;
      if (step === same) return true;
      return (
        step.place?.file === same.place?.file &&
        step.place?.span.from === same.place?.span.from &&
        step.place?.span.to === same.place?.span.to &&
        JSON.stringify(step.origin) === JSON.stringify(same.origin)
      );
    })
  );
}
