import type { MetricType } from "../catalogue/metric-type.ts";

/**
 * What is known of the Prometheus that serves a rule file, whoever tells it: a live server or a snapshot.
 * **Three-valued**: what is not known (not asked yet, not answered, or not offered by the server) is `undefined`, and
 * whoever gets that stays silent. To ask is also how a fact is requested: whoever collects facts notes what was asked
 * in vain, brings it, and lets the same question be asked again.
 *
 * **Identity**: an answer stays the same object until it says something else.
 *
 * Selectors and expressions are asked for by their text as `printExpression` writes it, so that the same question has
 * one form. They have neither `offset` nor `@`.
 */
export interface Facts {
  /** Who tells it; missing when nobody does. */
  readonly source: FactSource | undefined;
  readonly server: ServerFacts | undefined;
  /** The names of all alerts that the server's own rules define. */
  readonly alertNames: ReadonlySet<string> | undefined;
  /** What the targets' metadata says of a metric. Names of a histogram's parts have what is said of the histogram. */
  metadata(metric: string): MetricMetadata | undefined;
  /** Whether an instant selector has series now, or had any. */
  series(selector: string): SeriesFacts | undefined;
  /**
   * Whether the source was asked for a selector's series and cannot tell, as a server that has just been started: then
   * it keeps nobody from saying what is known without a server.
   */
  isUnanswerable(selector: string): boolean;
  /** The label names, `__name__` among them, of a selector's series within the lookback. */
  labelNames(selector: string): ReadonlySet<string> | undefined;
  /** The values of a label in a selector's series within the lookback. */
  labelValues(selector: string, label: string): LabelValueFacts | undefined;
  /** The label sets of an instant vector's elements now. */
  labelSets(expression: string): LabelSetFacts | undefined;
}

export interface FactSource {
  /** As messages name it: "Prometheus at http://localhost:9090", "the snapshot of 2026-11-22". */
  readonly name: string;
  /** How far back series were looked for, in milliseconds. */
  readonly lookback: number;
}

export interface ServerFacts {
  readonly product: "prometheus" | "thanos" | "mimir" | "victoriametrics" | undefined;
  /** Without a `v` before it: `2.53.1`. */
  readonly version: string | undefined;
  /** What `--enable-feature` names. */
  readonly features: ReadonlySet<string> | undefined;
  /** How long samples are kept, in milliseconds; missing when a size limits them or it is not known. */
  readonly retention: number | undefined;
  readonly externalLabels: ReadonlyMap<string, string> | undefined;
  /** Names of external labels that `alert_relabel_configs` may change or drop; missing where they do so to none. */
  readonly relabelledExternalLabels?: ReadonlySet<string> | undefined;
  readonly scrapeIntervals: ScrapeIntervals | undefined;
  /** In milliseconds. */
  readonly evaluationInterval: number | undefined;
}

/** In milliseconds. */
export interface ScrapeIntervals {
  readonly global: number;
  /** Of each job, its own or the global one; not of those that relabelling gives one. */
  readonly jobs: ReadonlyMap<string, number>;
}

export interface MetricMetadata {
  /** Different targets may say different things. Empty: the server has no metadata of the metric, which tells nothing about it. */
  readonly types: ReadonlySet<MetricType>;
  readonly help: string | undefined;
  readonly unit: string | undefined;
}

export type SeriesFacts =
  | { readonly kind: "present"; readonly count: number }
  /** None now, but some within the lookback; when a sample was there last, as Unix milliseconds, about. */
  | { readonly kind: "gone"; readonly lastSeen: number }
  /** None within the lookback. */
  | { readonly kind: "never" };

export interface LabelValueFacts {
  readonly values: ReadonlySet<string>;
  /** False when there are more than were brought. */
  readonly isComplete: boolean;
}

export interface LabelSetFacts {
  readonly sets: readonly ReadonlyMap<string, string>[];
  /** False when there are more than were brought. */
  readonly isComplete: boolean;
}

/** Nobody tells anything. */
export const noFacts: Facts = {
  source: undefined,
  server: undefined,
  alertNames: undefined,
  metadata: () => undefined,
  series: () => undefined,
  isUnanswerable: () => false,
  labelNames: () => undefined,
  labelValues: () => undefined,
  labelSets: () => undefined,
};
