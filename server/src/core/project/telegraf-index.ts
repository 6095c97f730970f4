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

function wayOf({ by, place }: TelegrafLabel, input: string): Provenance {
  return [{ origin: { kind: "telegraf", input, by }, place }];
}

function isSamePlace(one: TelegrafLabel["place"] | undefined, other: TelegrafLabel["place"]): boolean {
  return one?.file === other.file && one.span.from === other.span.from;
}
