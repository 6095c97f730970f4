import type { AnswersByKind, FactQuestion } from "./fact-question.ts";
import type { FactSource, Facts } from "./facts.ts";

/** Facts of whoever answers questions one by one. */
export function factsFrom(
  source: () => FactSource | undefined,
  ask: AskFact,
  isUnanswerable: Facts["isUnanswerable"],
): Facts {
  return {
    get source() {
      return source();
    },
    get server() {
      return ask<"server">({ kind: "server" });
    },
    get alertNames() {
      return ask<"alertNames">({ kind: "alertNames" });
    },
    metadata: (metric) => ask<"metadata">({ kind: "metadata", metric }),
    series: (selector) => ask<"series">({ kind: "series", selector }),
    isUnanswerable,
    labelNames: (selector) => ask<"labelNames">({ kind: "labelNames", selector }),
    labelValues: (selector, label) => ask<"labelValues">({ kind: "labelValues", selector, label }),
    labelSets: (expression) => ask<"labelSets">({ kind: "labelSets", expression }),
  };
}

export type AskFact = <Kind extends FactQuestion["kind"]>(
  question: Extract<FactQuestion, { readonly kind: Kind }>,
) => AnswersByKind[Kind] | undefined;

/** What is known to a question; `undefined` when nothing is. */
export function answerOf(facts: Facts, question: FactQuestion): unknown {
  switch (question.kind) {
    case "server":
      return facts.server;
    case "alertNames":
      return facts.alertNames;
    case "metadata":
      return facts.metadata(question.metric);
    case "series":
      return facts.series(question.selector);
    case "labelNames":
      return facts.labelNames(question.selector);
    case "labelValues":
      return facts.labelValues(question.selector, question.label);
    case "labelSets":
      return facts.labelSets(question.expression);
  }
}
