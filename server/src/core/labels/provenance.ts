import type { Place } from "./place.ts";

/**
 * Where a label or one of its values comes from: every step it went through, the oldest first.
 * The last step is the one that made the label under the name it has.
 */
export type Provenance = readonly ProvenanceStep[];

export interface ProvenanceStep {
  readonly origin: Origin;
  /** Missing for what Prometheus or an exporter adds by itself. */
  readonly place?: Place;
}

/** What makes labels. */
export type Origin =
  /** `targets` or `labels` of a `static_configs` entry. */
  | { readonly kind: "static" }
  /** A target file of `file_sd_configs`. */
  | { readonly kind: "target-file" }
  /** A service discovery: `sd` is the name in `meta-labels`, `label` the meta label it gives. */
  | { readonly kind: "discovery"; readonly sd: string; readonly role?: string; readonly label: string }
  | { readonly kind: "relabel"; readonly rule: RelabelOrigin }
  /** A field of the scrape configuration whose value the label has, written there or not: `job_name`, `scheme`, `params`. */
  | { readonly kind: "scrape-field"; readonly field: string }
  /** `instance` is the address when nothing sets it. */
  | { readonly kind: "address" }
  /** With `honor_labels: false`, what the exporter says under the name of a target label. */
  | { readonly kind: "exported" }
  | { readonly kind: "exporter" }
  /** An input of Telegraf: a tag or a text that the plugin sets, or a tag that its configuration gives. */
  | {
      readonly kind: "telegraf";
      readonly input: string;
      readonly by: "plugin" | "field" | "tag" | "global tag" | "agent";
    }
  /** What the operator adds for a monitor; `resource` is the kind of the monitor. */
  | { readonly kind: "operator"; readonly resource: string }
  | { readonly kind: "recording-rule"; readonly record: string }
  | { readonly kind: "alert"; readonly alert: string }
  | { readonly kind: "rule-label" }
  | { readonly kind: "group-label" }
  | { readonly kind: "external-label" }
  /** A part of an expression: a matcher that asks for it, `label_replace`, `count_values` and the like. */
  | { readonly kind: "expression"; readonly what: string };

/** Which relabel rule it is. */
export interface RelabelOrigin {
  readonly stage: RelabelStage;
  /** Counted from 1 in its list. */
  readonly number: number;
  readonly action: string;
  readonly sourceLabels: readonly string[];
}

export type RelabelStage = "target" | "metric" | "alert";
