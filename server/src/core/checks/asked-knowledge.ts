import type { Place } from "../labels/place.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import { type Knowledge, noKnowledge, type RuleDefinition } from "../project/knowledge.ts";
import type { ConfigFile, JobUniverse, Opening } from "../project/label-universe.ts";

/** One thing that a check asked, and what it was told. */
export interface Question {
  answer: unknown;
  ask(knowledge: Knowledge): unknown;
}

/**
 * Stands between checks and knowledge and takes down what they ask, so that what they found may be remembered for as
 * long as they would be told the same again. Each question is noted once, however many rules ask it.
 */
export class AskedKnowledge implements Knowledge {
  #knowledge: Knowledge = noKnowledge;
  readonly #questions = new Map<string, Question>();
  readonly #asked = new Set<Question>();
  #taken: readonly Question[] = none;

  /** What was asked since this was called last. Most rules ask the same few questions, and share one list of them. */
  takeAsked(): readonly Question[] {
    if (this.#asked.size === 0) return none;
    const isSame =
      this.#taken.length === this.#asked.size && this.#taken.every((each) => this.#asked.has(each));
    if (!isSame) this.#taken = [...this.#asked];
    this.#asked.clear();
    return this.#taken;
  }

  /** Takes newer knowledge; gives the questions that have another answer now. */
  renew(knowledge: Knowledge): ReadonlySet<Question> {
    const changed = new Set<Question>();
    if (knowledge === this.#knowledge) return changed;
    this.#knowledge = knowledge;
    for (const question of this.#questions.values()) {
      const answer = question.ask(knowledge);
      if (answer === question.answer) continue;
      question.answer = answer;
      changed.add(question);
    }
    return changed;
  }

  get configs(): readonly ConfigFile[] {
    return this.#ask("configs", ({ configs }) => configs);
  }

  get isClosed(): boolean {
    return this.#ask("is closed", ({ isClosed }) => isClosed);
  }

  get openings(): readonly Opening[] {
    return this.#ask("openings", ({ openings }) => openings);
  }

  get jobs(): readonly JobUniverse[] {
    return this.#ask("jobs", ({ jobs }) => jobs);
  }

  get externalLabels(): ReadonlyMap<string, Place> {
    return this.#ask("external labels", ({ externalLabels }) => externalLabels);
  }

  get targetLabels(): PossibleLabels | undefined {
    return this.#ask("target labels", ({ targetLabels }) => targetLabels);
  }

  labelsOf(metric: string): PossibleLabels | undefined {
    return this.#ask(`labels ${metric}`, (knowledge) => knowledge.labelsOf(metric));
  }

  recordingRulesOf(metric: string): readonly RuleDefinition[] {
    return this.#ask(`recording ${metric}`, (knowledge) => knowledge.recordingRulesOf(metric));
  }

  alertingRulesOf(alert: string): readonly RuleDefinition[] {
    return this.#ask(`alerting ${alert}`, (knowledge) => knowledge.alertingRulesOf(alert));
  }

  #ask<Answer>(key: string, ask: (knowledge: Knowledge) => Answer): Answer {
    let question = this.#questions.get(key);
    if (question === undefined) {
      question = { answer: ask(this.#knowledge), ask };
      this.#questions.set(key, question);
    }
    this.#asked.add(question);
    return question.answer as Answer;
  }
}

const none: readonly never[] = [];
