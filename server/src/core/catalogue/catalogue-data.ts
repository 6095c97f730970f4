import type { MetricNames } from "./metric-names.ts";
import type { MetricType } from "./metric-type.ts";

/** The form in which the catalogue is shipped, made of `data/` by scripts/metric-catalogue.mjs. */
export interface CatalogueData {
  /** A file of its own. */
  readonly names: MetricNames;
  readonly exporters: Readonly<Record<string, readonly MetricRow[]>>;
  /** By the name of the metric. */
  readonly meanings: Readonly<Record<string, MeaningRow>>;
  readonly telegraf: readonly TelegrafMeasurement[];
  readonly telegrafOptions?: TelegrafOptionTable | undefined;
}

/** Options as data/telegraf-options.json has them. */
export interface TelegrafOptionTable {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly agent: string;
  /** By table, such as `inputs.cpu` or `agent`, and option. */
  readonly samples: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What an option is for, by `PLUGIN.OPTION` or `OPTION`. */
  readonly words: Readonly<Record<string, string>>;
}

/** An empty type is one that the exporter does not say. `!` behind the labels: there are no others. */
export type MetricRow = readonly [name: string, type: MetricType | "", ...labels: string[]];

/** What we say of a metric in our own words. */
export interface MeaningRow {
  readonly about: string;
  readonly unit?: string;
  readonly values?: readonly ValueRow[];
  /** Labels whose value changes with the outcome. */
  readonly changing?: readonly string[];
  /** Words that people use for an outcome, with the value that it has. */
  readonly words?: Readonly<Record<string, number>>;
}

/** `+` is a good state, `-` a bad one, `~` one in which something is wrong with what answered. */
export type ValueRow = readonly [value: number, name: string, health: "+" | "-" | "~" | "", about?: string];

/** A measurement of a Telegraf input. */
export interface TelegrafMeasurement {
  readonly plugin: string;
  readonly measurement: string;
  readonly tags: readonly string[];
  readonly fields: readonly TelegrafField[];
  /** There are no tags and fields beside these, unless an option of `openedBy` is set. */
  readonly isComplete?: boolean;
  readonly openedBy?: readonly string[];
}

export interface TelegrafField {
  readonly name: string;
  /** Missing for numbers. */
  readonly type?: "string" | "bool";
  readonly unit?: string;
  readonly kind?: string;
  readonly codes?: Readonly<Record<string, number>>;
  /** Missing for text, which becomes a label or nothing. */
  readonly prometheus?: string;
}
