import type { LabelSetFacts, LabelValueFacts, MetricMetadata, SeriesFacts, ServerFacts } from "./facts.ts";

/** One thing that can be asked of `Facts`. */
export type FactQuestion = { [Kind in FactKind]: QuestionsByKind[Kind] & { readonly kind: Kind } }[FactKind];

/** A question with its answer. */
export type FactAnswer = {
  [Kind in FactKind]: QuestionsByKind[Kind] & { readonly kind: Kind; readonly answer: AnswersByKind[Kind] };
}[FactKind];

export type FactKind = keyof QuestionsByKind;

interface QuestionsByKind {
  readonly server: object;
  readonly alertNames: object;
  readonly metadata: { readonly metric: string };
  readonly series: { readonly selector: string };
  readonly labelNames: { readonly selector: string };
  readonly labelValues: { readonly selector: string; readonly label: string };
  readonly labelSets: { readonly expression: string };
}

export interface AnswersByKind {
  readonly server: ServerFacts;
  readonly alertNames: ReadonlySet<string>;
  readonly metadata: MetricMetadata;
  readonly series: SeriesFacts;
  readonly labelNames: ReadonlySet<string>;
  readonly labelValues: LabelValueFacts;
  readonly labelSets: LabelSetFacts;
}

/** The same text for the same question only: a selector as it is printed has no line break. */
export function factKey(question: FactQuestion): string {
  switch (question.kind) {
    case "server":
    case "alertNames":
      return question.kind;
    case "metadata":
      return `metadata\n${question.metric}`;
    case "series":
    case "labelNames":
      return `${question.kind}\n${question.selector}`;
    case "labelValues":
      return `labelValues\n${question.label}\n${question.selector}`;
    case "labelSets":
      return `labelSets\n${question.expression}`;
  }
}
