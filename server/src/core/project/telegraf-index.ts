import type { TelegrafMeasurement } from "../catalogue/catalogue-data.ts";
import type { PossibleLabel, PossibleLabels } from "../labels/possible-labels.ts";
import type { Provenance } from "../labels/provenance.ts";
import { type TelegrafLabel, type TelegrafSeries, telegrafSeries } from "./telegraf-series.ts";
import type { TelegrafSetup } from "./telegraf-setup.ts";

/** The series of Telegraf's configured inputs by metric, remembered for as long as the configurations stay the same. */
export function telegrafIndex(
  setup: TelegrafSetup,
  measurements: readonly TelegrafMeasurement[],
): ReadonlyMap<string, readonly TelegrafSeries[]> {
  const known = indexes.get(setup);
  if (known !== undefined) return known;
  const index = new Map<string, TelegrafSeries[]>();
  for (const series of telegrafSeries(setup, measurements)) {
    const same = index.get(series.metric);
    if (same === undefined) index.set(series.metric, [series]);
    else same.push(series);
  }
  indexes.set(setup, index);
  return index;
}

const indexes = new WeakMap<TelegrafSetup, ReadonlyMap<string, readonly TelegrafSeries[]>>();

/** The labels of series of one metric: each agent may have others. */
export function telegrafLabels(series: readonly TelegrafSeries[]): PossibleLabels {
  const labels = new Map<string, PossibleLabel>();
  for (const { input, labels: each } of series) {
    for (const label of each) {
      const way = wayOf(label, input.plugin.name);
      const known = labels.get(label.name);
      const isTold = known?.from.some(([step]) => isSamePlace(step?.place, label.place));
      labels.set(label.name, {
        name: label.name,
        certainty: "possible",
        values: { kind: "unknown" },
        from: known === undefined ? [way] : isTold ? known.from : [...known.from, way],
      });
    }
  }
  return { labels, open: [] };
}

/**
 * The values that a label has in those series that may have what is asked of their other labels, as far as they are
 * known, each with the first input that makes it.
 */
export function telegrafValues(
  series: readonly TelegrafSeries[],
  name: string,
  passes: (labels: PossibleLabels) => boolean,
): ReadonlyMap<string, readonly Provenance[]> {
  const found = new Map<string, readonly Provenance[]>();
  for (const each of series) {
    const labels = valuesIn(each);
    const values = labels.get(name)?.values;
    if (values?.kind !== "known" || !passes({ labels, open: anything })) continue;
    for (const [value, ways] of values.values) if (!found.has(value)) found.set(value, ways);
  }
  return found;
}

function valuesIn({ input, labels }: TelegrafSeries): ReadonlyMap<string, PossibleLabel> {
  const known = labels.map((label): [string, PossibleLabel] => {
    const values = [...label.values].map(
      ([value, place]) => [value, [wayOf({ ...label, place }, input.plugin.name)]] as const,
    );
    return [
      label.name,
      {
        name: label.name,
        certainty: "possible",
        values: values.length === 0 ? { kind: "unknown" } : { kind: "known", values: new Map(values) },
        from: [],
      },
    ];
  });
  return new Map(known);
}

/** The labels of the target. */
const anything: PossibleLabels["open"] = [{ allows: () => true, from: [] }];

function wayOf({ by, place }: Pick<TelegrafLabel, "by" | "place">, input: string): Provenance {
  return [{ origin: { kind: "telegraf", input, by }, place }];
}

function isSamePlace(one: TelegrafLabel["place"] | undefined, other: TelegrafLabel["place"]): boolean {
  return one?.file === other.file && one.span.from === other.span.from;
}
