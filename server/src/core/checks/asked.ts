import type { FactQuestion } from "../facts/fact-question.ts";

/** One thing that a check asked, and what it was told. */
export interface Question {
  answer: unknown;
  /** Set for one that was asked of a server. */
  readonly fact?: FactQuestion;
}

/** What was asked since it was taken last, whomever. */
export class Asked {
  readonly #asked = new Set<Question>();
  #taken: readonly Question[] = none;

  note(question: Question): void {
    this.#asked.add(question);
  }

  /** Most rules ask the same few questions, and share one list of them. */
  take(): readonly Question[] {
    if (this.#asked.size === 0) return none;
    const isSame =
      this.#taken.length === this.#asked.size && this.#taken.every((each) => this.#asked.has(each));
    if (!isSame) this.#taken = [...this.#asked];
    this.#asked.clear();
    return this.#taken;
  }
}

/**
 * Stands between checks and a source of answers and takes down what they ask, so that what they found may be remembered
 * for as long as they would be told the same again. Each question is noted once, however many rules ask it.
 */
export class Questions<Source> {
  readonly #asked: Asked;
  #source: Source;
  readonly #questions = new Map<string, Question & { ask(source: Source): unknown }>();

  constructor(asked: Asked, source: Source) {
    this.#asked = asked;
    this.#source = source;
  }

  ask<Answer>(key: string, ask: (source: Source) => Answer, fact?: FactQuestion): Answer {
    let question = this.#questions.get(key);
    if (question === undefined) {
      question = { answer: ask(this.#source), ask, ...(fact && { fact }) };
      this.#questions.set(key, question);
    }
    this.#asked.note(question);
    return question.answer as Answer;
  }

  /** Whether nobody has asked anything. */
  get isEmpty(): boolean {
    return this.#questions.size === 0;
  }

  /** Takes a newer source; gives the questions that have another answer now. */
  renew(source: Source): ReadonlySet<Question> {
    return source === this.#source ? noneChanged : this.askAgain(source);
  }

  /** The same for a source that stays the same object when it has other answers. */
  askAgain(source: Source): ReadonlySet<Question> {
    const changed = new Set<Question>();
    this.#source = source;
    for (const question of this.#questions.values()) {
      const answer = question.ask(source);
      if (answer === question.answer) continue;
      question.answer = answer;
      changed.add(question);
    }
    return changed;
  }

  /** Forgets all others, and gives them. */
  retain(remembered: ReadonlySet<Question>): readonly Question[] {
    const forgotten: Question[] = [];
    for (const [key, question] of this.#questions) {
      if (remembered.has(question)) continue;
      this.#questions.delete(key);
      forgotten.push(question);
    }
    return forgotten;
  }
}

const none: readonly never[] = [];
const noneChanged: ReadonlySet<Question> = new Set();
