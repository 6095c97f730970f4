import { type FactQuestion, factKey } from "../facts/fact-question.ts";
import { type Facts, noFacts } from "../facts/facts.ts";
import { type AskFact, answerOf, factsFrom } from "../facts/facts-from.ts";
import { type Asked, Questions } from "./asked.ts";

/** What a server tells, as checks ask for it. */
export interface AskedFacts {
  readonly facts: Facts;
  readonly questions: Questions<Facts>;
}

export function askedFacts(asked: Asked): AskedFacts {
  const questions = new Questions<Facts>(asked, noFacts);
  const ask = (question: FactQuestion): unknown =>
    questions.ask(factKey(question), (facts) => answerOf(facts, question), question);
  const source = () => questions.ask("source", (facts) => facts.source);
  const isUnanswerable = (selector: string): boolean =>
    questions.ask(`unanswerable\n${selector}`, (facts) => facts.isUnanswerable(selector));
  return { facts: factsFrom(source, ask as AskFact, isUnanswerable), questions };
}
