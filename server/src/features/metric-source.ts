/**
 * What a live server tells about its series, for completion and hover. Nobody waits for a server longer than a moment:
 * what it has not said by then is missing from the answer, and known when the same is asked again. Nothing rejects.
 * Selectors are texts as `printExpression` writes them; the empty one selects all series.
 */
export interface MetricSource {
  /** What lists call it. */
  readonly name: string;
  metrics(question: MetricQuestion, signal?: CancelSignal): Promise<Found<FoundMetric>>;
  /** By selector; those that are not known are missing. */
  labelNames(selectors: readonly string[], signal?: CancelSignal): Promise<FoundNames>;
  labelValues(question: ValueQuestion, signal?: CancelSignal): Promise<Found<string>>;
  about(metric: string, signal?: CancelSignal): Promise<AboutMetric>;
}

/** Says that nobody waits for an answer any more: an `AbortSignal`, as far as it is needed. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface MetricQuestion {
  /** What the names may have in them, the letters in this order. */
  readonly typed: string;
  /** Which go first. */
  readonly prefers?: PreferredMetrics | undefined;
}

/** `buckets` are those of classic histograms, and native histograms. */
export type PreferredMetrics = "counters" | "gauges" | "buckets";

export interface ValueQuestion {
  readonly label: string;
  /** The series whose values are wanted; where they have none that fit, those of all series are found. */
  readonly selector: string;
  readonly typed: string;
}

/** A limited number of items, the best first. */
export interface Found<Item> {
  readonly items: readonly Item[];
  /** False when there are more, or may be. */
  readonly isAll: boolean;
}

export interface FoundNames {
  readonly bySelector: ReadonlyMap<string, readonly string[]>;
  /** False when some of them are not known yet. */
  readonly isAll: boolean;
}

/** `help` and `unit` are foreign text of any kind and length. */
export interface MetricDescription {
  /** As the server says it. */
  readonly type?: string | undefined;
  readonly help?: string | undefined;
  readonly unit?: string | undefined;
}

export interface FoundMetric extends MetricDescription {
  readonly name: string;
}

export interface AboutMetric extends MetricDescription {
  /** How many series of the name there are now. */
  readonly count?: number | undefined;
}
