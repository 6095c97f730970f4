import type { CatalogueData } from "./catalogue-data.ts";
import type { CatalogueMetric, MetricEntry } from "./catalogue-metric.ts";
import { exporterMetrics } from "./exporter-metrics.ts";
import { type MisnamedMetric, NameFinder } from "./metric-names.ts";
import { type TelegrafKnowledge, telegrafKnowledge } from "./telegraf-knowledge.ts";
import { telegrafMetrics } from "./telegraf-metrics.ts";

/**
 * What is known of the metrics of well-known exporters, without any server. It is not everything that they have: many
 * make names at run time, so a metric that is not here may well exist.
 */
export class MetricCatalogue {
  readonly #load: () => CatalogueData;
  readonly #own: readonly CatalogueMetric[];
  #data: CatalogueData | undefined;
  #telegraf: TelegrafKnowledge | undefined;
  #names: NameFinder | undefined;
  #entries: ReadonlyMap<string, MetricEntry> | undefined;
  readonly #made = new Map<MetricEntry, CatalogueMetric>();

  /** What is loaded may be read part by part. `own` are those that users describe themselves: they say more than what is built in, field by field. */
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
    const found = this.#get(name);
    if (found !== undefined) return found;
    const suffix = /_(?:bucket|sum|count)$/.exec(name)?.[0];
    const whole = suffix && this.#get(name.slice(0, -suffix.length));
    if (!whole) return undefined;
    const hasPart = whole.type === "histogram" || (whole.type === "summary" && suffix !== "_bucket");
    return hasPart ? whole : undefined;
  }

  /** Whether an expression may name a metric whose values are codes. To ask loads nothing: the ends of their names tell. */
  mayNameCode(expression: string): boolean {
    if (codedName.test(expression)) return true;
    return this.#own.some(({ name, values }) => values.length > 0 && expression.includes(name));
  }

  /** What was meant by a name of a family that is known (`knownFamily`); nothing where somebody may well have such a metric. */
  misnamed(name: string): MisnamedMetric | undefined {
    if (this.#own.some((metric) => metric.name === name)) return undefined;
    this.#names ??= new NameFinder(this.#loaded().names);
    return this.#names.find(name);
  }

  /** The names that exporters give their metrics. */
  names(): Iterable<string> {
    return this.#all().keys();
  }

  #get(name: string): CatalogueMetric | undefined {
    const entry = this.#all().get(name);
    if (entry === undefined) return undefined;
    let metric = this.#made.get(entry);
    if (metric === undefined) {
      metric = entry.make();
      this.#made.set(entry, metric);
    }
    return metric;
  }

  /** What there is about Telegraf beside its metrics. */
  get telegraf(): TelegrafKnowledge {
    this.#telegraf ??= telegrafKnowledge(this.#loaded());
    return this.#telegraf;
  }

  #loaded(): CatalogueData {
    this.#data ??= this.#load();
    return this.#data;
  }

  #all(): ReadonlyMap<string, MetricEntry> {
    this.#entries ??= this.#index();
    return this.#entries;
  }

  #index(): ReadonlyMap<string, MetricEntry> {
    const data = this.#loaded();
    const all = new Map<string, MetricEntry>();
    for (const entries of [exporterMetrics(data), telegrafMetrics(data)]) {
      for (const entry of entries) {
        const other = all.get(entry.name);
        all.set(entry.name, other === undefined || other.type === entry.type ? entry : withoutType(entry));
      }
    }
    for (const metric of this.#own) {
      const known = all.get(metric.name);
      const make = known === undefined ? () => metric : () => joined(metric, known.make());
      all.set(metric.name, { name: metric.name, type: metric.type ?? known?.type, make });
    }
    return all;
  }
}

/** Where two exporters disagree, nothing says which of them it is. */
function withoutType(entry: MetricEntry): MetricEntry {
  return { ...entry, type: undefined, make: () => ({ ...entry.make(), type: undefined }) };
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
    hasAllLabels: false,
    values: or(own.values, known.values),
    changing: or(own.changing, known.changing),
    words: own.words.size > 0 ? own.words : known.words,
  };
}

/** The last words of the names of metrics that have codes for values, but for `up`, which needs no looking up. */
const codedName =
  /_(?:up|successful|success|status|code|state|state_id|error|active|halted|readonly|suspend|match|found|replica|leader|learner|phase|condition|ready|running|waiting|terminated|failed|complete|unschedulable|ssl|regex|slave|partition|available|preferred|alarm_celsius)(?!\w)/;
