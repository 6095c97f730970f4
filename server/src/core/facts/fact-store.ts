import { type FactAnswer, type FactQuestion, factKey } from "./fact-question.ts";
import type { FactSource, Facts } from "./facts.ts";
import { type AskFact, factsFrom } from "./facts-from.ts";
import { sameAnswer } from "./same-answer.ts";

/** Answers of one server or snapshot, and the questions that were asked in vain. */
export class FactStore {
  readonly #source: FactSource;
  #answers: ReadonlyMap<string, FactAnswer> = new Map();
  /** Asked, but the source does not say. */
  readonly #unanswerable = new Map<string, FactQuestion>();
  readonly #missing = new Map<string, FactQuestion>();
  readonly #noted: () => void;
  #facts: Facts;

  /** `noted` is called when a question is asked in vain for the first time. */
  constructor(source: FactSource, answers: Iterable<FactAnswer> = [], noted = () => {}) {
    this.#source = source;
    this.#noted = noted;
    this.#facts = this.#version();
    this.put(answers);
  }

  /** Another object whenever an answer is another one. */
  get facts(): Facts {
    return this.#facts;
  }

  get answers(): Iterable<FactAnswer> {
    return this.#answers.values();
  }

  /** The questions to which the source has no answer. */
  get unanswered(): Iterable<FactQuestion> {
    return this.#unanswerable.values();
  }

  /** Whether to ask the source would be something new. */
  isMissing(question: FactQuestion): boolean {
    const key = factKey(question);
    return !this.#answers.has(key) && !this.#unanswerable.has(key);
  }

  /** What was asked in vain since this was called last and is still missing. */
  takeMissing(): readonly FactQuestion[] {
    const asked = [...this.#missing.values()];
    this.#missing.clear();
    return asked.filter((question) => this.isMissing(question));
  }

  /**
   * Takes answers, and the questions to which the source has none, which is no reason to forget one that it gave
   * before. Tells whether anything is another answer now.
   */
  put(answers: Iterable<FactAnswer>, unanswered: Iterable<FactQuestion> = []): boolean {
    let isNews = false;
    for (const question of unanswered) {
      const key = factKey(question);
      const isOfSeries = question.kind === "series" && !this.#answers.has(key);
      isNews ||= isOfSeries && !this.#facts.isUnanswerable(question.selector);
      this.#unanswerable.set(key, question);
    }
    const changed = new Map<string, FactAnswer>();
    for (const answer of answers) {
      const key = factKey(answer);
      if (!sameAnswer(this.#answers.get(key)?.answer, answer.answer)) changed.set(key, answer);
    }
    if (changed.size === 0 && !isNews) return false;
    this.#answers = new Map([...this.#answers, ...changed]);
    this.#facts = this.#version();
    return true;
  }

  /** Forgets the answers to all other questions, which nobody notices, and that some have none. */
  retain(questions: Iterable<FactQuestion>): void {
    const wanted = new Set([...questions].map(factKey));
    this.#answers = new Map([...this.#answers].filter(([key]) => wanted.has(key)));
    this.#unanswerable.clear();
  }

  #version(): Facts {
    const answers = this.#answers;
    const ask = (question: FactQuestion): unknown => {
      const key = factKey(question);
      const known = answers.get(key);
      if (known === undefined && !this.#missing.has(key)) {
        this.#missing.set(key, question);
        this.#noted();
      }
      return known?.answer;
    };
    const unanswerable = new Set(this.#unanswerable.keys());
    const isUnanswerable = (selector: string): boolean => {
      const key = factKey({ kind: "series", selector });
      return !answers.has(key) && unanswerable.has(key);
    };
    return factsFrom(() => this.#source, ask as AskFact, isUnanswerable);
  }
}
