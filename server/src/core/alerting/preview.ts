import { prometheusFeatures } from "../files/prometheus-features.ts";
import { compareNames, LabelBuilder } from "../labels/label-builder.ts";
import type { LabelSet } from "../labels/label-set.ts";
import { type RelabelOptions, relabel } from "../labels/relabel.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";
import { parseExpression } from "../promql/parse.ts";
import { printExpression } from "../promql/print.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { escapeForQuery } from "../template/escape-text.ts";
import { type AlertData, type Expansion, expandAlertTemplate } from "../template/expand.ts";
import type { TemplateSample, TemplateWorld } from "../template/expand-functions.ts";
import { LineIndex } from "../text/line-index.ts";
import type { AlertDefinition, DefinedText } from "./alert-definition.ts";
import type { ValuePart } from "./external-value.ts";
import { notKnownHere, unknownIn, unknownLabels } from "./unknown-labels.ts";

/** One element of what the expression returns. */
export interface AlertSample {
  readonly labels: LabelSet;
  readonly value: TemplateSample["value"];
}

/** An alert as a server has it that only `keep_firing_for` holds: the expression does not return it any more. */
export interface HeldAlert {
  /** Without external labels. */
  readonly labels: LabelSet;
  readonly annotations: LabelSet;
  /** The last one. */
  readonly value: AlertSample["value"];
}

/** What an evaluation depends on beside the rule and its result. Times are Unix milliseconds, durations milliseconds. */
export interface AlertSurroundings {
  readonly externalLabels: LabelSet;
  /** More of them, whose values depend on the environment of the server. */
  readonly dependentLabels?: ReadonlyMap<string, readonly ValuePart[]> | undefined;
  readonly alertRelabelConfigs: readonly RelabelConfig[];
  readonly relabelOptions: RelabelOptions;
  /** Its time is that of the evaluation, its URL that of the server. */
  readonly world: TemplateWorld;
  /** When an alert of these labels began to fire. */
  startOf(labels: LabelSet): number;
  readonly evaluationInterval: number;
  readonly resendDelay: number;
  /** Prometheus sends them as it last made them. */
  readonly held?: readonly HeldAlert[] | undefined;
  /** As the server prints the expression, if that is known. */
  readonly expression?: string | undefined;
}

export interface AlertPreview {
  /** Why Prometheus drops the evaluation, in its words: nothing is sent. */
  readonly error: string | undefined;
  readonly alerts: readonly PreviewedAlert[];
}

export interface PreviewedAlert {
  readonly sample: AlertSample;
  /** It is one of the server's that `keep_firing_for` alone holds; its sample has the labels of the alert. */
  readonly isHeld: boolean;
  readonly labels: readonly PreviewedLabel[];
  readonly annotations: readonly PreviewedText[];
  /** Missing when `alert_relabel_configs` drop the alert. */
  readonly posted: PostedAlert | undefined;
}

/** The order of the fields is that of the JSON. */
export interface PostedAlert {
  readonly annotations: Readonly<Record<string, string>>;
  readonly endsAt: string;
  readonly startsAt: string;
  readonly generatorURL: string;
  readonly labels: Readonly<Record<string, string>>;
}

export type LabelOrigin = "series" | "group" | "rule" | "alertname" | "external" | "relabelling";

export interface PreviewedText {
  readonly name: string;
  /** As it is sent. */
  readonly value: string;
  /** As the rule writes it; missing for what no rule writes. */
  readonly template: string | undefined;
  /** What Prometheus says of a template that fails. */
  readonly error: string | undefined;
  /** Why the value is not known here. */
  readonly unknown: string | undefined;
}

export interface PreviewedLabel extends PreviewedText {
  readonly origin: LabelOrigin;
  readonly overwrote: readonly { readonly origin: LabelOrigin; readonly value: string }[];
  /** It is not sent: its value is empty, or it is taken away. */
  readonly isDropped: boolean;
}

/** The alerts that Prometheus sends for a result once it has held for long enough. Mirrors rules/alerting.go and notifier/alert.go. */
export function previewAlerts(
  rule: AlertDefinition,
  samples: readonly AlertSample[],
  surroundings: AlertSurroundings,
): AlertPreview {
  const asking = {
    ...surroundings,
    world: refusingBadQueries(surroundings.world),
    unknown: unknownLabels(surroundings.dependentLabels ?? new Map()),
  };
  const seen = new Set<string>();
  let error: string | undefined;
  const alerts = samples.map((sample) => {
    const evaluated = new AlertEvaluation(rule, sample, asking);
    const identity = JSON.stringify([...evaluated.identity]);
    if (seen.has(identity)) {
      error ??= "vector contains metrics with the same labelset after applying alert labels";
    }
    seen.add(identity);
    return evaluated.preview();
  });
  for (const each of surroundings.held ?? []) {
    const evaluated = new AlertEvaluation(rule, each, asking);
    if (!seen.has(JSON.stringify([...evaluated.identity]))) alerts.push(evaluated.preview());
  }
  if (error === undefined && rule.limit > 0 && alerts.length > rule.limit) {
    error = `exceeded limit of ${rule.limit} with ${alerts.length} alerts`;
  }
  return { error, alerts };
}

interface Asking extends AlertSurroundings {
  /** Why the values of some external labels are not known. */
  readonly unknown: ReadonlyMap<string, string>;
}

/** One sample, or one alert that is held, on its way to Alertmanager. */
class AlertEvaluation {
  /** The labels that tell the alert apart from others of the rule. */
  readonly identity: LabelSet;
  readonly #rule: AlertDefinition;
  readonly #sample: AlertSample;
  readonly #surroundings: Asking;
  readonly #data: AlertData;
  readonly #traces = new Map<string, PreviewedLabel>();

  readonly #held: HeldAlert | undefined;

  constructor(rule: AlertDefinition, sample: AlertSample | HeldAlert, surroundings: Asking) {
    this.#rule = rule;
    this.#sample = sample;
    this.#held = "annotations" in sample ? sample : undefined;
    this.#surroundings = surroundings;
    const { externalLabels } = surroundings;
    this.#data = {
      labels: Object.fromEntries(sample.labels),
      externalLabels: Object.fromEntries(externalLabels),
      value: sample.value,
    };
    this.identity = this.#held === undefined ? this.#evaluate() : this.#keep();
  }

  preview(): PreviewedAlert {
    const held = this.#held;
    const annotations =
      held === undefined
        ? byName(this.#rule.annotations).map((each) => this.#expand(each))
        : [...held.annotations].map(([name, value]) => plain(name, value));
    const sent = this.#send();
    return {
      sample: this.#sample,
      isHeld: held !== undefined,
      labels: byName([...this.#traces.values()]),
      annotations,
      posted: sent && this.#post(sent, annotations),
    };
  }

  /** The labels of the sample without its name, then those of the rule; an empty one takes away what is there. */
  #evaluate(): LabelSet {
    const { labels } = this.#sample;
    const builder = new LabelBuilder(labels);
    for (const [name, value] of labels) {
      this.#trace({ ...plain(name, value), origin: "series", isDropped: name === metricNameLabel });
    }
    builder.delete(metricNameLabel);
    for (const each of byName(this.#rule.labels)) {
      const expanded = this.#expand(each);
      builder.set(each.name, expanded.value);
      this.#trace({ ...expanded, origin: each.by, isDropped: expanded.value === "" });
    }
    const { alert } = this.#rule;
    builder.set("alertname", alert);
    this.#trace({ ...plain("alertname", alert), origin: "alertname", isDropped: alert === "" });
    return builder.labels();
  }

  /** The labels that the alert got when it was made last. */
  #keep(): LabelSet {
    const builder = new LabelBuilder(this.#sample.labels);
    const set = new Map(this.#rule.labels.map(({ name, by }) => [name, by]));
    for (const [name, value] of builder.labels()) {
      const origin = name === "alertname" ? "alertname" : (set.get(name) ?? "series");
      this.#trace({ ...plain(name, value), origin, isDropped: false });
    }
    return builder.labels();
  }

  /** What leaves the server. Mirrors `relabelAlerts`. */
  #send(): LabelSet | undefined {
    const { externalLabels, unknown, alertRelabelConfigs, relabelOptions } = this.#surroundings;
    const builder = new LabelBuilder(this.identity);
    const notKnown = [...unknown].map(([name, reason]) => [name, notKnownHere(reason)] as const);
    for (const [name, value] of [...externalLabels, ...notKnown]) {
      if (value === "" || builder.get(name) !== "") continue;
      builder.set(name, value);
      const reason = unknown.get(name);
      this.#trace({ ...plain(name, value), unknown: reason, origin: "external", isDropped: false });
    }
    const before = builder.labels();
    const after = relabel(before, alertRelabelConfigs, relabelOptions);
    if (after === undefined) return undefined;
    for (const [name, value] of after) {
      if (before.get(name) === value) continue;
      const reason = [...unknown.values()].find((each) => value.includes(notKnownHere(each)));
      this.#trace({ ...plain(name, value), unknown: reason, origin: "relabelling", isDropped: false });
    }
    for (const name of before.keys()) {
      if (!after.has(name)) this.#trace({ ...plain(name, ""), origin: "relabelling", isDropped: true });
    }
    return after;
  }

  #post(labels: LabelSet, annotations: readonly PreviewedText[]): PostedAlert {
    const { world, startOf, evaluationInterval, resendDelay, expression } = this.#surroundings;
    const interval = this.#rule.interval ?? evaluationInterval;
    const printed = expression ?? printExpression(this.#rule.root);
    const url = `${world.externalUrl}/graph?g0.expr=${escapeForQuery(printed)}&g0.tab=1`;
    return {
      annotations: Object.fromEntries(annotations.map(({ name, value }) => [name, value])),
      // Long enough for two failures of evaluating or sending.
      endsAt: timeText(world.now + 4 * Math.max(interval, resendDelay)),
      startsAt: timeText(startOf(this.identity)),
      generatorURL: url,
      labels: Object.fromEntries(labels),
    };
  }

  #expand({ name, text }: DefinedText): PreviewedText {
    const expansion = expandAlertTemplate(text, this.#data, {
      name: `__alert_${this.#rule.alert}`,
      world: this.#surroundings.world,
    });
    const reason = expansion.kind === "text" ? unknownIn(text, this.#surroundings.unknown) : undefined;
    const outcome = outcomeOf(reason === undefined ? expansion : { kind: "unknown", reason });
    return { name, template: text, ...outcome };
  }

  /** Remembers what a label is by now, and what it was. */
  #trace(label: Omit<PreviewedLabel, "overwrote">): void {
    const before = this.#traces.get(label.name);
    const overwrote =
      before === undefined || before.isDropped
        ? []
        : [...before.overwrote, { origin: before.origin, value: before.value }];
    this.#traces.set(label.name, { ...label, overwrote });
  }
}

/** What the server has switched on is not known. */
const anyFeature: ReadonlySet<string> = new Set(prometheusFeatures.map(({ name }) => name));

/** A query that is no PromQL fails, whoever would answer it. */
function refusingBadQueries(world: TemplateWorld): TemplateWorld {
  return {
    ...world,
    query: (expression) => {
      const options = { regex: world.regex, features: anyFeature };
      const [problem] = parseExpression(expression, options).problems;
      if (problem === undefined) return world.query(expression);
      const { line, character } = new LineIndex(expression).positionAt(problem.span.from);
      const place = `${line + 1}:${character + 1}`;
      return { kind: "error", message: `${place}: parse error: ${problem.message}` };
    },
  };
}

function outcomeOf(expansion: Expansion): Pick<PreviewedText, "value" | "error" | "unknown"> {
  switch (expansion.kind) {
    case "text":
      return { value: expansion.text, error: undefined, unknown: undefined };
    case "error":
      return {
        value: `<error expanding template: ${expansion.message}>`,
        error: expansion.message,
        unknown: undefined,
      };
    case "unknown":
      return {
        value: notKnownHere(expansion.reason),
        error: undefined,
        unknown: expansion.reason,
      };
  }
}

function plain(name: string, value: string): PreviewedText {
  return { name, value, template: undefined, error: undefined, unknown: undefined };
}

function byName<Named extends { readonly name: string }>(items: readonly Named[]): readonly Named[] {
  return [...items].sort((a, b) => compareNames(a.name, b.name));
}

/** As Prometheus writes times for Alertmanager: with milliseconds, in UTC. */
function timeText(time: number): string {
  return new Date(Math.max(earliest, Math.min(time, latest))).toISOString();
}

/** The years 0 to 9999, which have four digits. */
const earliest = -62_167_219_200_000;
const latest = 253_402_300_799_999;
