import { setLabel } from "../labels/combine-labels.ts";
import type { OpenLabels, PossibleLabels } from "../labels/possible-labels.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { alertLabels, type DefinitionOptions, recordedLabels } from "./defined-labels.ts";
import { JointMemory } from "./joint-memory.ts";
import type { RuleDefinition } from "./knowledge.ts";
import type { LabelUniverse } from "./label-universe.ts";
import { certainLabel, sameLabels, scrapeMetrics, uniteAll, withMetricName } from "./metric-labels.ts";
import { metricOf } from "./selector-source.ts";

/** What the rules are that one configuration loads. */
export interface LoadedRules {
  /** In no particular order; the same objects as long as the rules mean the same. */
  recordingRulesOf(metric: string): readonly RuleDefinition[];
  alertingRulesOf(alert: string): readonly RuleDefinition[];
  alertingRules(): Iterable<RuleDefinition>;
  absenceRules(): readonly RuleDefinition[];
  /** Whether all rule files that the configuration names are known. */
  readonly isComplete: boolean;
}

/**
 * Answers about one configuration, always from the newest version of the files. Whatever is equal to the answer before
 * is the same object, and what is known of one rule is found out again only when something it depends on is different.
 */
export class ConfigAnswers {
  readonly #options: Pick<DefinitionOptions, "regex" | "features">;
  #universe: LabelUniverse;
  #rules: LoadedRules;
  #labels = new Map<string, PossibleLabels | undefined>();
  /** From the version of the files before. */
  #earlier: ReadonlyMap<string, PossibleLabels | undefined> = new Map();
  #ofTargets = new Map<string, readonly PossibleLabels[]>();
  #memory = new JointMemory();
  readonly #inferred = new WeakMap<RuleDefinition, Inferred>();
  readonly #lists = new Map<string, readonly RuleDefinition[]>();
  /** Metrics whose labels are being found out: rules that record what they are made from. */
  readonly #pending = new Set<string>();
  readonly #circular = new Set<string>();

  constructor(
    options: Pick<DefinitionOptions, "regex" | "features">,
    universe: LabelUniverse,
    rules: LoadedRules,
  ) {
    this.#options = options;
    this.#universe = universe;
    this.#rules = rules;
  }

  get universe(): LabelUniverse {
    return this.#universe;
  }

  /** Something about the files is different. */
  renew(universe: LabelUniverse, rules: LoadedRules): void {
    if (universe !== this.#universe) {
      this.#ofTargets = new Map();
      this.#memory = new JointMemory();
    }
    this.#universe = universe;
    this.#rules = rules;
    this.#earlier = new Map([...this.#earlier, ...this.#labels]);
    this.#labels = new Map();
    this.#circular.clear();
  }

  labelsOf(metric: string): PossibleLabels | undefined {
    if (this.#labels.has(metric)) return this.#labels.get(metric);
    if (this.#pending.has(metric) || this.#pending.size > mostPending) {
      this.#markCircle(metric);
      return undefined;
    }
    this.#pending.add(metric);
    const found = this.#findLabels(metric);
    this.#pending.delete(metric);
    const labels = this.#circular.has(metric) ? undefined : found;
    const earlier = this.#earlier.get(metric);
    const kept = sameLabels(labels, earlier) ? earlier : labels;
    this.#labels.set(metric, kept);
    return kept;
  }

  recordingRulesOf(metric: string): readonly RuleDefinition[] {
    return this.#sameList(`recording ${metric}`, this.#rules.recordingRulesOf(metric));
  }

  alertingRulesOf(alert: string): readonly RuleDefinition[] {
    return this.#sameList(`alerting ${alert}`, this.#rules.alertingRulesOf(alert));
  }

  absenceRules(): readonly RuleDefinition[] {
    return this.#sameList("absence", this.#rules.absenceRules());
  }

  /** The metrics that were asked for since this one. */
  #markCircle(metric: string): void {
    const pending = [...this.#pending];
    for (const each of pending.slice(Math.max(0, pending.indexOf(metric)))) this.#circular.add(each);
  }

  #findLabels(metric: string): PossibleLabels | undefined {
    if (this.#universe.openings.length > 0) return undefined;
    const isAlerts = metric === "ALERTS" || metric === "ALERTS_FOR_STATE";
    const parts: (PossibleLabels | undefined)[] = [];
    if (scrapeMetrics.has(metric)) parts.push(...this.#scraped(metric));
    if (isAlerts) parts.push(...this.#alerts(metric));
    const rules = this.#rules.recordingRulesOf(metric);
    for (const rule of rules) parts.push(this.#labelsOfRule(rule, recordedLabels));
    const dependsOnRules = isAlerts || rules.length > 0;
    if (dependsOnRules && !this.#rules.isComplete) return undefined;
    if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
    return this.#memory.same(metric, parts as PossibleLabels[], (sets) =>
      this.#withExternalLabels(uniteAll(sets)!),
    );
  }

  /** Found out once for each version of the configuration. */
  #scraped(metric: string): readonly PossibleLabels[] {
    let known = this.#ofTargets.get(metric);
    if (known === undefined) {
      const united = uniteAll(this.#universe.jobs.flatMap(({ targetLabels }) => targetLabels ?? []));
      known = united === undefined ? [] : [withMetricName(united, metric)];
      this.#ofTargets.set(metric, known);
    }
    return known;
  }

  *#alerts(metric: string): Iterable<PossibleLabels | undefined> {
    for (const rule of this.#rules.alertingRules()) {
      const labels = this.#labelsOfRule(rule, alertLabels);
      if (labels === undefined) {
        yield undefined;
        return;
      }
      yield withMetricName(metric === "ALERTS" ? withAlertState(labels) : labels, metric);
    }
  }

  #labelsOfRule(
    rule: RuleDefinition,
    infer: (rule: RuleDefinition, options: DefinitionOptions) => PossibleLabels | undefined,
  ): PossibleLabels | undefined {
    const known = this.#inferred.get(rule);
    if (known !== undefined && this.#isCurrent(known)) return known.labels;
    const asked = new Map<string, PossibleLabels | undefined>();
    const labels = infer(rule, {
      ...this.#options,
      source: (selector: VectorSelector) => {
        const metric = metricOf(selector);
        if (metric === undefined) return undefined;
        if (!asked.has(metric)) asked.set(metric, this.labelsOf(metric));
        return asked.get(metric);
      },
    });
    this.#inferred.set(rule, { asked, labels });
    return labels;
  }

  #isCurrent({ asked }: Inferred): boolean {
    for (const [metric, labels] of asked) if (this.labelsOf(metric) !== labels) return false;
    return true;
  }

  /** A series that was sent elsewhere and came back has them. */
  #withExternalLabels(labels: PossibleLabels): PossibleLabels {
    const open = this.#externalOpen();
    return open === undefined ? labels : { labels: labels.labels, open: [...labels.open, open] };
  }

  #externalOpen(): OpenLabels | undefined {
    const { externalLabels } = this.#universe;
    if (externalLabels.size === 0) return undefined;
    let open = openOfUniverse.get(this.#universe);
    if (open === undefined) {
      const places = [...externalLabels.values()];
      open = {
        allows: (name) => externalLabels.has(name),
        pattern: [...externalLabels.keys()].join("|"),
        from: places.map((place) => ({ origin: { kind: "external-label" }, place })),
      };
      openOfUniverse.set(this.#universe, open);
    }
    return open;
  }

  #sameList(key: string, rules: readonly RuleDefinition[]): readonly RuleDefinition[] {
    const earlier = this.#lists.get(key);
    if (earlier?.length === rules.length && earlier.every((rule, index) => rule === rules[index]))
      return earlier;
    this.#lists.set(key, rules);
    return rules;
  }
}

/** Labels of a rule, and what they were made from. */
interface Inferred {
  readonly asked: ReadonlyMap<string, PossibleLabels | undefined>;
  readonly labels: PossibleLabels | undefined;
}

/** Rules that record what other rules record: nobody has longer chains than this. */
const mostPending = 100;

const openOfUniverse = new WeakMap<LabelUniverse, OpenLabels>();

function withAlertState(labels: PossibleLabels): PossibleLabels {
  const values = new Map(["firing", "pending"].map((value) => [value, []]));
  const state = { ...certainLabel("alertstate", "firing", []), values: { kind: "known", values } as const };
  return setLabel(labels, "alertstate", state);
}
