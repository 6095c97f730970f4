import type { CatalogueData } from "./catalogue-data.ts";
import type { CatalogueMetric } from "./catalogue-metric.ts";
import { exporterMetrics } from "./exporter-metrics.ts";
import { type TelegrafKnowledge, telegrafKnowledge } from "./telegraf-knowledge.ts";
import { telegrafMetrics } from "./telegraf-metrics.ts";

/**
 * What is known of the metrics of well-known exporters, without any server. It is not everything that they have: many
 * make names at run time, so a metric that is not here may well exist.
 */
export class MetricCatalogue {
  readonly #load: () => CatalogueData;
  readonly #own: readonly CatalogueMetric[];
  #telegraf: TelegrafKnowledge | undefined;
  #metrics: ReadonlyMap<string, CatalogueMetric> | undefined;

  /** `own` are those that users describe themselves: they say more than what is built in, field by field. */
  constructor(load: () => CatalogueData, own: readonly CatalogueMetric[] = []) {
    this.#load = load;
    this.#own = own;
  }

  /** The same with metrics that users describe. */
  with(own: readonly CatalogueMetric[]): MetricCatalogue {
    return own.length === 0 ? this : new MetricCatalogue(this.#load, own);
  }

  /** By the name that a series has: `_bucket`, `_sum` and `_count` of a histogram lead to the histogram. */
  find(name: string): CatalogueMetric | undefined {
    const found = this.metrics.get(name);
    if (found !== undefined) return found;
    const suffix = /_(?:bucket|sum|count)$/.exec(name)?.[0];
    const whole = suffix && this.metrics.get(name.slice(0, -suffix.length));
    if (!whole) return undefined;
    const hasPart = whole.type === "histogram" || (whole.type === "summary" && suffix !== "_bucket");
    return hasPart ? whole : undefined;
  }

  /** What there is about Telegraf beside its metrics. */
  get telegraf(): TelegrafKnowledge {
    this.#telegraf ??= telegrafKnowledge(this.#load());
    return this.#telegraf;
  }

  /** By the name that the exporter gives it. */
  get metrics(): ReadonlyMap<string, CatalogueMetric> {
    this.#metrics ??= this.#all();
    return this.#metrics;
  }

  #all(): ReadonlyMap<string, CatalogueMetric> {
    const data = this.#load();
    const all = new Map<string, CatalogueMetric>();
    for (const [name, metric] of [...exporterMetrics(data), ...telegrafMetrics(data)]) {
      const other = all.get(name);
      const isSame = other === undefined || other.type === metric.type;
      // Where two exporters disagree, nothing says which of them it is.
      all.set(name, isSame ? metric : { ...metric, type: undefined });
    }
    for (const metric of this.#own) {
      const known = all.get(metric.name);
      all.set(metric.name, known === undefined ? metric : joined(metric, known));
    }
    return all;
  }
}

function joined(own: CatalogueMetric, known: CatalogueMetric): CatalogueMetric {
  const or = <Item>(one: readonly Item[], other: readonly Item[]) => (one.length > 0 ? one : other);
  return {
    ...known,
    isOwn: own.about !== undefined || own.values.length > 0,
    type: own.type ?? known.type,
    unit: own.unit ?? known.unit,
    about: own.about ?? known.about,
    labels: [...new Set([...known.labels, ...own.labels])],
    values: or(own.values, known.values),
    changing: or(own.changing, known.changing),
    words: own.words.size > 0 ? own.words : known.words,
  };
}
