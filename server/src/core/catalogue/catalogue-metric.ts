import type { MetricType } from "./metric-type.ts";

/** A metric that the catalogue knows, by the name that its exporter gives it. */
export interface CatalogueMetric {
  readonly name: string;
  readonly exporter: string;
  /** A user of the workspace wrote what is said of it. */
  readonly isOwn?: boolean;
  /** Missing when the exporter does not say. */
  readonly type: MetricType | undefined;
  /** `seconds`, `bytes`: what the exporter says, or else what its name says. */
  readonly unit: string | undefined;
  /** Those that it was seen with besides the target's; there may be others. */
  readonly labels: readonly string[];
  /** Whether there are no others. */
  readonly hasAllLabels: boolean;
  /** What it measures, in a sentence or two. */
  readonly about: string | undefined;
  /** What each of its values means; empty when it is no code. */
  readonly values: readonly MetricValue[];
  /** Labels whose value changes with the outcome, so that the series is another one from then on. */
  readonly changing: readonly string[];
  /** Words that people use for an outcome, with the value that it has. */
  readonly words: ReadonlyMap<string, number>;
  /** Of Telegraf, which makes metrics of points with tags and fields. */
  readonly telegraf: TelegrafOrigin | undefined;
}

/** A metric that is made only when somebody asks for it: there are thousands. */
export interface MetricEntry {
  readonly name: string;
  readonly type: MetricType | undefined;
  make(): CatalogueMetric;
}

export interface MetricValue {
  readonly value: number;
  /** As the exporter or its documentation calls it: `connection_failed`. */
  readonly name: string;
  readonly about: string | undefined;
  /** Whether something is wrong when the metric has it. Missing where it is neither, or depends. */
  readonly health: "good" | "bad" | undefined;
  /** Bad as it is, what was asked could be reached; of a port, over TCP. */
  readonly isReached: boolean;
}

export interface TelegrafOrigin {
  readonly plugin: string;
  readonly measurement: string;
  readonly field: string;
}
