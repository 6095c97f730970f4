import { labelIn } from "../../core/labels/combine-labels.ts";
import { inferLabels, type LabelFlow } from "../../core/labels/infer-labels.ts";
import { labelsOfSelector } from "../../core/labels/infer-labels-selector.ts";
import type { PossibleLabel, PossibleLabels } from "../../core/labels/possible-labels.ts";
import type { Provenance } from "../../core/labels/provenance.ts";
import { alertLabels, type DefinitionOptions, recordedLabels } from "../../core/project/defined-labels.ts";
import type { Knowledge, RuleDefinition } from "../../core/project/knowledge.ts";
import type { JobUniverse } from "../../core/project/label-universe.ts";
import { scrapeMetrics, uniteAll } from "../../core/project/metric-labels.ts";
import { metricOf } from "../../core/project/selector-source.ts";
import type { Expression, LabelMatcher, VectorSelector } from "../../core/promql/ast.ts";
import type { FeatureContext } from "../feature-context.ts";
import { monitoredJobs } from "../monitored-jobs.ts";
import { telegrafValuesOf } from "../telegraf/telegraf-label-values.ts";
import { telegrafLabelsOf } from "../telegraf/telegraf-metrics.ts";
import { liveSelector } from "./live-selector.ts";
import type { LiveSeries } from "./live-series.ts";

/**
 * What the workspace tells of the series that an expression may name, for offers: it need not be all that there is, as
 * it has to be for checks.
 */
export class KnownSeries {
  readonly knowledge: Knowledge;
  readonly jobs: readonly JobUniverse[];
  /** What a server tells about the place. */
  readonly live: LiveSeries | undefined;
  readonly #context: FeatureContext;
  readonly #options: Pick<DefinitionOptions, "regex" | "features">;
  readonly #recorded = new Map<string, PossibleLabels | undefined>();
  #rules: readonly RuleDefinition[] | undefined;
  #live: ReadonlySet<string> | undefined;
  readonly #makers = new Map<string, string>();

  constructor(context: FeatureContext, live?: LiveSeries) {
    const { project, file, path } = context;
    this.#context = context;
    this.live = live;
    this.#options = { regex: file.options.regex, features: file.options.features };
    const monitored = monitoredJobs(context);
    this.knowledge = monitored.length > 0 ? context.knowledge : project.nearestKnowledge(path);
    this.jobs = monitored.length > 0 ? monitored : this.knowledge.jobs;
  }

  /** The names of all metrics that rules of the same Prometheus record, with one of the rules where it is known. */
  get recorded(): ReadonlyMap<string, RuleDefinition | undefined> {
    const names = new Map<string, RuleDefinition | undefined>();
    for (const rule of this.rules)
      if (rule.kind === "recording" && !names.has(rule.name)) names.set(rule.name, rule);
    if (this.#context.project.hasConfigs) return names;
    // Reading the rules of a large file takes much longer than looking for their names.
    for (const text of textsOfRules(this.#context)) {
      for (const [, name] of text.matchAll(recordLine)) if (!names.has(name!)) names.set(name!, undefined);
    }
    return names;
  }

  /** Those that the same Prometheus has. */
  get rules(): readonly RuleDefinition[] {
    this.#rules ??= [...this.#context.project.rulesBeside(this.#context.path)];
    return this.#rules;
  }

  /** The labels of the series that pass all matchers of a selector but one, which is being typed. */
  labelsOf(selector: VectorSelector, typed: LabelMatcher | undefined): PossibleLabels | undefined {
    const matchers = selector.matchers.filter((matcher) => matcher !== typed && matcher.value !== undefined);
    const rest: VectorSelector = { ...selector, matchers };
    const known = this.#sourceOf(rest);
    return known && labelsOfSelector(rest, { ...this.#options, source: () => known });
  }

  /** The values that a label has in these series, as far as they are known: other targets may have others. */
  valuesOf(
    name: string,
    selector: VectorSelector | undefined,
    typed: LabelMatcher | undefined,
  ): ReadonlyMap<string, readonly Provenance[]> {
    const matchers = (selector?.matchers ?? []).filter((matcher) => matcher !== typed);
    const recorded = selector && this.#recordedLabels(selector);
    if (recorded !== undefined) {
      const label = labelIn(
        labelsOfSelector({ ...selector!, matchers }, { ...this.#options, source: () => recorded }),
        name,
      );
      if (label === undefined) return new Map();
      if (label.values.kind === "known") return label.values.values;
    }
    const found = new Map<string, readonly Provenance[]>();
    const passes = this.#passes(matchers);
    for (const job of this.jobs) {
      for (const { seen, possible } of targetsOf(job)) {
        const values = seen.labels.get(name)?.values;
        if (values?.kind !== "known" || !passes(possible)) continue;
        for (const [value, ways] of values.values) if (!found.has(value)) found.set(value, ways);
      }
    }
    const exported = found.size === 0 ? this.#exported()?.labels.get(name)?.values : undefined;
    const others = exported?.kind === "known" ? exported.values : found;
    const metric = selector && metricOf(selector);
    if (metric === undefined || recorded !== undefined) return others;
    return new Map([...telegrafValuesOf({ metric, label: name }, passes, this.#context), ...others]);
  }

  flowOf(root: Expression | undefined): LabelFlow {
    return inferLabels(root, { ...this.#options, source: (selector) => this.#sourceOf(selector) });
  }

  /** The jobs whose targets have a label. */
  jobsWith(name: string): readonly string[] {
    return this.jobs
      .filter(({ targetLabels }) => targetLabels?.labels.has(name) === true)
      .map(({ job }) => job);
  }

  /** Of all series. */
  get allLabels(): PossibleLabels | undefined {
    const known = uniteAll(this.jobs.flatMap(({ targetLabels }) => targetLabels ?? []));
    return withLive(known, this.live?.names?.bySelector.get(""));
  }

  /** Whether a server has series with the label, among those that it was asked for. */
  isLive(name: string): boolean {
    this.#live ??= new Set([...(this.live?.names?.bySelector.values() ?? [])].flat());
    return this.#live.has(name);
  }

  /** The exporter of which nothing but the catalogue says that its series have the label. */
  makerOf(name: string): string | undefined {
    return this.#makers.get(name);
  }

  #sourceOf(selector: VectorSelector): PossibleLabels | undefined {
    const known = this.#withCatalogue(selector, this.#withTelegraf(selector, this.#knownOf(selector)));
    if (this.live === undefined) return known;
    return withLive(known, this.live.names?.bySelector.get(liveSelector(selector, undefined, this.#context)));
  }

  /** With the labels that Telegraf's configuration gives the metric. */
  #withTelegraf(selector: VectorSelector, known: PossibleLabels | undefined): PossibleLabels | undefined {
    const metric = metricOf(selector);
    const labels = metric === undefined ? undefined : telegrafLabelsOf(metric, this.#context);
    if (labels === undefined || this.#recordedLabels(selector) !== undefined) return known;
    return withOthers(known, labels);
  }

  /** With the labels that an exporter gives the metric; not for what a rule makes. */
  #withCatalogue(selector: VectorSelector, known: PossibleLabels | undefined): PossibleLabels | undefined {
    const name = metricOf(selector);
    const metric = name === undefined ? undefined : this.#context.file.options.catalogue?.find(name);
    // What rules make is known from them.
    if (metric === undefined || /^ALERTS/.test(name!) || this.#recordedLabels(selector) !== undefined)
      return known;
    const labels = new Map(known?.labels);
    const parts = /_bucket$/.test(name!) ? ["le"] : [];
    for (const label of [...metric.labels, ...parts]) {
      if (labels.has(label)) continue;
      this.#makers.set(label, metric.exporter);
      labels.set(label, { name: label, certainty: "possible", values: { kind: "unknown" }, from: [] });
    }
    return labels.size === 0 ? known : { labels, open: known?.open ?? [] };
  }

  #knownOf(selector: VectorSelector): PossibleLabels | undefined {
    const recorded = this.#recordedLabels(selector);
    if (recorded !== undefined) return recorded;
    const targets = this.#targets(selector);
    const metric = metricOf(selector);
    const isScraped = metric === undefined || scrapeMetrics.has(metric);
    return isScraped ? targets : withOthers(targets, this.#exported());
  }

  /** Of what rules make; missing for all other metrics. */
  #recordedLabels(selector: VectorSelector): PossibleLabels | undefined {
    const metric = metricOf(selector);
    if (metric === undefined || scrapeMetrics.has(metric)) return undefined;
    if (metric === "ALERTS" || metric === "ALERTS_FOR_STATE") {
      return this.knowledge.labelsOf(metric) ?? this.#alerts();
    }
    return this.knowledge.labelsOf(metric) ?? this.#recordedAs(metric);
  }

  /** Of the targets that its matchers let pass; of all where they let none. */
  #targets(selector: VectorSelector): PossibleLabels | undefined {
    const passes = this.#passes(selector.matchers);
    const passing = this.jobs.flatMap((job) => {
      const left = job.alternatives.filter(passes);
      // What all targets of a job have together is known already.
      return left.length === job.alternatives.length ? (job.targetLabels ?? []) : left;
    });
    return uniteAll(passing) ?? uniteAll(this.jobs.flatMap(({ targetLabels }) => targetLabels ?? []));
  }

  /** Whether matchers of targets let a kind of target pass. */
  #passes(all: readonly LabelMatcher[]): (labels: PossibleLabels) => boolean {
    const matchers = all.filter(({ name, value }) => name !== "__name__" && value !== undefined);
    if (matchers.length === 0) return () => true;
    const selector = { ...emptySelector, matchers };
    return (labels) => !labelsOfSelector(selector, { ...this.#options, source: () => labels }).isEmpty;
  }

  /** Labels that metric relabelling and exporters add. */
  #exported(): PossibleLabels | undefined {
    return uniteAll(this.jobs.flatMap(({ seriesLabels }) => seriesLabels ?? []));
  }

  #recordedAs(metric: string): PossibleLabels | undefined {
    if (this.#recorded.has(metric)) return this.#recorded.get(metric);
    // A rule that is made of what it records would go on for ever.
    this.#recorded.set(metric, undefined);
    if (this.#recorded.size > mostRecorded) return undefined;
    const rules = this.rules.filter(({ kind, name }) => kind === "recording" && name === metric);
    const options = { ...this.#options, source: (selector: VectorSelector) => this.#sourceOf(selector) };
    const labels = uniteAll(rules.slice(0, mostRules).flatMap((rule) => recordedLabels(rule, options) ?? []));
    this.#recorded.set(metric, labels);
    return labels;
  }

  #alerts(): PossibleLabels | undefined {
    if (this.#recorded.has("ALERTS")) return this.#recorded.get("ALERTS");
    // Alerts may be about alerts.
    this.#recorded.set("ALERTS", undefined);
    const labels = this.#findAlerts();
    this.#recorded.set("ALERTS", labels);
    return labels;
  }

  #findAlerts(): PossibleLabels | undefined {
    const alerts = this.rules.filter(({ kind }) => kind === "alerting");
    const options = { ...this.#options, source: (selector: VectorSelector) => this.#sourceOf(selector) };
    const read = alerts.slice(0, mostRules).flatMap((rule) => alertLabels(rule, options) ?? []);
    // The labels of a few tell those of the others; their names and what is written in them are known of all.
    const written = alerts
      .slice(mostRules)
      .flatMap((rule) => alertLabels({ ...rule, expr: "vector(1)" }, options) ?? []);
    return withOthers(uniteAll([...read, ...written]), alertStates);
  }
}

/** The kinds of targets of a job: all that is possible, and of that what files say, which rules elsewhere may change. */
function targetsOf({ scrapeConfig, alternatives, targets, discoveries }: JobUniverse) {
  const seen =
    scrapeConfig.mayHaveMore === undefined
      ? alternatives
      : [...targets, ...discoveries].flatMap(({ targetLabels }) => targetLabels ?? []);
  return alternatives.map((possible, index) => ({ possible, seen: seen[index]! }));
}

const recordLine = /^[ \t]*(?:-[ \t]+)?record:[ \t]*["']?([a-zA-Z_:][\w:]*)/gm;

function* textsOfRules({ file, project }: FeatureContext): Iterable<string> {
  const files = new Set([file, ...[...project.files()].map(([, each]) => each)]);
  for (const each of files) {
    if (each.kind === "rule-file" || each.kind === "kubernetes-rules") yield each.text();
  }
}

const emptySelector: VectorSelector = {
  kind: "VectorSelector",
  span: { from: 0, to: 0 },
  name: undefined,
  nameSpan: undefined,
  braces: undefined,
  matchers: [],
  offset: undefined,
  at: undefined,
  anchored: undefined,
  smoothed: undefined,
};

const mostRecorded = 50;
const mostRules = 50;

const alertStates: PossibleLabels = {
  labels: new Map([
    [
      "alertstate",
      {
        name: "alertstate",
        certainty: "certain",
        values: { kind: "known", values: new Map(["firing", "pending"].map((value) => [value, []])) },
        from: [],
      } satisfies PossibleLabel,
    ],
  ]),
  open: [],
};

/** With the names that a server tells, which are all that its series have. */
function withLive(
  known: PossibleLabels | undefined,
  names: readonly string[] | undefined,
): PossibleLabels | undefined {
  if (names === undefined || names.length === 0) return known;
  const labels = new Map(known?.labels);
  for (const name of names) {
    if (labels.has(name) || name === "__name__") continue;
    labels.set(name, { name, certainty: "possible", values: { kind: "unknown" }, from: [] });
  }
  return { labels, open: [] };
}

/** With those of the other set that the one does not list. */
function withOthers(
  one: PossibleLabels | undefined,
  other: PossibleLabels | undefined,
): PossibleLabels | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const labels = new Map(one.labels);
  for (const [name, label] of other.labels) {
    const known = labelIn(one, name);
    if (known === undefined || !labels.has(name)) labels.set(name, label);
  }
  return { labels, open: one.open };
}
