import { uniteLabels } from "../labels/combine-labels.ts";
import type { Place } from "../labels/place.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { ConfigAnswers } from "./config-answers.ts";
import type { JointMemory } from "./joint-memory.ts";
import type { Knowledge, RuleDefinition } from "./knowledge.ts";
import type { ConfigFile, JobUniverse, LabelUniverse, Opening } from "./label-universe.ts";
import { uniteAll } from "./metric-labels.ts";

/** The knowledge about the rule files of one configuration. It is replaced when an answer that it gave is not right any more. */
export class ConfigKnowledge implements Knowledge {
  readonly #answers: ConfigAnswers;
  readonly #universe: LabelUniverse;
  readonly #labels = new Map<string, PossibleLabels | undefined>();
  readonly #recordings = new Map<string, readonly RuleDefinition[]>();
  readonly #alerts = new Map<string, readonly RuleDefinition[]>();
  #absences: readonly RuleDefinition[] | undefined;
  #targetLabels: { readonly united: PossibleLabels | undefined } | undefined;

  constructor(answers: ConfigAnswers) {
    this.#answers = answers;
    this.#universe = answers.universe;
  }

  /** Whether all that was asked so far still has the same answers. */
  isCurrent(): boolean {
    const answers = this.#answers;
    if (answers.universe !== this.#universe) return false;
    for (const [metric, labels] of this.#labels) if (answers.labelsOf(metric) !== labels) return false;
    for (const [metric, rules] of this.#recordings) {
      if (answers.recordingRulesOf(metric) !== rules) return false;
    }
    for (const [alert, rules] of this.#alerts) if (answers.alertingRulesOf(alert) !== rules) return false;
    return this.#absences === undefined || this.#absences === answers.absenceRules();
  }

  get configs(): readonly ConfigFile[] {
    return [this.#universe.config];
  }

  get isClosed(): boolean {
    return this.openings.length === 0;
  }

  get openings(): readonly Opening[] {
    return this.#universe.openings;
  }

  get jobs(): readonly JobUniverse[] {
    return this.#universe.jobs;
  }

  get externalLabels(): ReadonlyMap<string, Place> {
    return this.#universe.externalLabels;
  }

  get targetLabels(): PossibleLabels | undefined {
    this.#targetLabels ??= { united: uniteAll(this.jobs.flatMap(({ targetLabels }) => targetLabels ?? [])) };
    return this.#targetLabels.united;
  }

  labelsOf(metric: string): PossibleLabels | undefined {
    return remembered(this.#labels, metric, () => this.#answers.labelsOf(metric));
  }

  recordingRulesOf(metric: string): readonly RuleDefinition[] {
    return remembered(this.#recordings, metric, () => this.#answers.recordingRulesOf(metric));
  }

  alertingRulesOf(alert: string): readonly RuleDefinition[] {
    return remembered(this.#alerts, alert, () => this.#answers.alertingRulesOf(alert));
  }

  absenceRules(): readonly RuleDefinition[] {
    this.#absences ??= this.#answers.absenceRules();
    return this.#absences;
  }
}

/** Of a rule file that several configurations load: known is what is known in each of them. */
export class JointKnowledge implements Knowledge {
  readonly parts: readonly ConfigKnowledge[];
  readonly configs: readonly ConfigFile[];
  readonly isClosed: boolean;
  readonly openings: readonly Opening[];
  readonly jobs: readonly JobUniverse[];
  readonly externalLabels: ReadonlyMap<string, Place>;
  readonly #memory: JointMemory;

  constructor(parts: readonly ConfigKnowledge[], memory: JointMemory) {
    this.parts = parts;
    this.#memory = memory;
    this.configs = parts.flatMap(({ configs }) => configs);
    this.openings = parts.flatMap(({ openings }) => openings);
    this.isClosed = this.openings.length === 0;
    this.jobs = parts.flatMap(({ jobs }) => jobs);
    this.externalLabels = new Map(parts.flatMap(({ externalLabels }) => [...externalLabels]));
  }

  get targetLabels(): PossibleLabels | undefined {
    return uniteAll(this.parts.flatMap(({ targetLabels }) => targetLabels ?? []));
  }

  labelsOf(metric: string): PossibleLabels | undefined {
    const each = this.parts.map((part) => part.labelsOf(metric));
    if (each.includes(undefined)) return undefined;
    return this.#memory.same(`labels ${metric}`, each as PossibleLabels[], (sets) =>
      sets.reduce(uniteLabels),
    );
  }

  recordingRulesOf(metric: string): readonly RuleDefinition[] {
    const each = this.parts.map((part) => part.recordingRulesOf(metric));
    return this.#memory.same(`recording ${metric}`, each, allOf);
  }

  alertingRulesOf(alert: string): readonly RuleDefinition[] {
    const each = this.parts.map((part) => part.alertingRulesOf(alert));
    return this.#memory.same(`alerting ${alert}`, each, allOf);
  }

  absenceRules(): readonly RuleDefinition[] {
    const each = this.parts.map((part) => part.absenceRules());
    return this.#memory.same("absence", each, allOf);
  }
}

function allOf(lists: readonly (readonly RuleDefinition[])[]): readonly RuleDefinition[] {
  return [...new Set(lists.flat())];
}

function remembered<Answer>(answers: Map<string, Answer>, key: string, find: () => Answer): Answer {
  if (answers.has(key)) return answers.get(key)!;
  const answer = find();
  answers.set(key, answer);
  return answer;
}
