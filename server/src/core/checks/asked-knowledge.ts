import type { Place } from "../labels/place.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import { type Knowledge, noKnowledge, type RuleDefinition } from "../project/knowledge.ts";
import type { ConfigFile, JobUniverse, Opening } from "../project/label-universe.ts";
import { type Asked, type Question, Questions } from "./asked.ts";

/** What other files tell, as checks ask for it. */
export class AskedKnowledge implements Knowledge {
  readonly #questions: Questions<Knowledge>;

  constructor(asked: Asked) {
    this.#questions = new Questions<Knowledge>(asked, noKnowledge);
  }

  renew(knowledge: Knowledge): ReadonlySet<Question> {
    return this.#questions.renew(knowledge);
  }

  get configs(): readonly ConfigFile[] {
    return this.#questions.ask("configs", ({ configs }) => configs);
  }

  get isClosed(): boolean {
    return this.#questions.ask("is closed", ({ isClosed }) => isClosed);
  }

  get openings(): readonly Opening[] {
    return this.#questions.ask("openings", ({ openings }) => openings);
  }

  get jobs(): readonly JobUniverse[] {
    return this.#questions.ask("jobs", ({ jobs }) => jobs);
  }

  get externalLabels(): ReadonlyMap<string, Place> {
    return this.#questions.ask("external labels", ({ externalLabels }) => externalLabels);
  }

  get targetLabels(): PossibleLabels | undefined {
    return this.#questions.ask("target labels", ({ targetLabels }) => targetLabels);
  }

  labelsOf(metric: string): PossibleLabels | undefined {
    return this.#questions.ask(`labels ${metric}`, (knowledge) => knowledge.labelsOf(metric));
  }

  recordingRulesOf(metric: string): readonly RuleDefinition[] {
    return this.#questions.ask(`recording ${metric}`, (knowledge) => knowledge.recordingRulesOf(metric));
  }

  alertingRulesOf(alert: string): readonly RuleDefinition[] {
    return this.#questions.ask(`alerting ${alert}`, (knowledge) => knowledge.alertingRulesOf(alert));
  }

  absenceRules(): readonly RuleDefinition[] {
    return this.#questions.ask("absence", (knowledge) => knowledge.absenceRules());
  }
}
