import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { matchersOf, metricNameLabel } from "../promql/selector.ts";
import { languageOf } from "../regex/language.ts";
import { addStep, anyLabels, knownValues, labelIn, setLabel, unknownValues } from "./combine-labels.ts";
import type { InferOptions, InferredLabels } from "./infer-labels-context.ts";
import type { LabelValues, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance, ProvenanceStep } from "./provenance.ts";

/** The labels of the series that a selector selects: those of its source that its matchers let pass. */
export function labelsOfSelector(selector: VectorSelector, options: InferOptions): InferredLabels {
  let labels = withName(options.source(selector) ?? anyLabels);
  let isEmpty = false;
  for (const matcher of matchersOf(selector)) {
    const test = testOf(matcher, options);
    if (test === undefined) continue;
    const label = labelIn(labels, matcher.name);
    const matched = applyMatcher(label, test, () => stepOf(matcher, options));
    if (matched === "never") isEmpty = true;
    else if (matched !== label) labels = setLabel(labels, matcher.name, matched);
  }
  return { ...labels, isEmpty, losesName: "no" };
}

/** Whatever is known of labels, stored series have a name. */
function withName(labels: PossibleLabels): PossibleLabels {
  if (labelIn(labels, metricNameLabel) !== undefined) return labels;
  const name = { name: metricNameLabel, certainty: "possible", values: unknownValues, from: [] } as const;
  return setLabel(labels, metricNameLabel, name);
}

interface MatcherTest {
  readonly name: string;
  matches(value: string): boolean;
  /** The only values that it lets pass, if they are few. */
  readonly literals?: readonly string[];
  /** A pattern that all values match which it lets pass. */
  readonly pattern?: string;
}

function testOf({ name, matchType, value }: LabelMatcher, options: InferOptions): MatcherTest | undefined {
  if (matchType === undefined || value === undefined) return undefined;
  if (matchType === "=") return { name, matches: (text) => text === value, literals: [value] };
  if (matchType === "!=") return { name, matches: (text) => text !== value };
  const compiled = options.regex(value);
  if (!compiled.ok) return undefined;
  if (matchType === "!~") return { name, matches: (text) => !compiled.matches(text) };
  const matches = (text: string): boolean => compiled.matches(text);
  const few = languageOf(value)?.literals(mostLiterals);
  return few === undefined || few === "more"
    ? { name, matches, pattern: value }
    : { name, matches, literals: few };
}

const mostLiterals = 200;

/** What is left of a label in the series that a matcher lets pass; `never` when it lets none pass. */
function applyMatcher(
  label: PossibleLabel | undefined,
  test: MatcherTest,
  step: () => ProvenanceStep,
): PossibleLabel | undefined | "never" {
  const passesWithout = test.matches("");
  if (label === undefined) return passesWithout ? undefined : "never";
  const values = matchedValues(label, test, step);
  const isCertain = label.certainty === "certain" || !passesWithout;
  if (values.kind === "known" && values.values.size === 0) return isCertain ? "never" : undefined;
  if (isCertain === (label.certainty === "certain") && values === label.values) return label;
  const from = label.from.length === 0 && !passesWithout ? [[step()]] : label.from;
  return { name: label.name, certainty: isCertain ? "certain" : "possible", values, from };
}

function matchedValues(label: PossibleLabel, test: MatcherTest, step: () => ProvenanceStep): LabelValues {
  const { values } = label;
  if (values.kind === "known") {
    const kept = new Map<string, readonly Provenance[]>();
    for (const [value, ways] of values.values) if (test.matches(value)) kept.set(value, ways);
    return kept.size === values.values.size ? values : { kind: "known", values: kept };
  }
  if (test.literals !== undefined) {
    const from = addStep(label.from, step());
    return knownValues(new Map(test.literals.filter((value) => value !== "").map((value) => [value, from])));
  }
  if (test.pattern === undefined || values.pattern !== undefined) return values;
  return { kind: "unknown", pattern: test.pattern };
}

function stepOf(matcher: LabelMatcher, { locate }: InferOptions): ProvenanceStep {
  const { name, matchType, value, span } = matcher;
  const what =
    name === metricNameLabel && matchType === "="
      ? `${value}`
      : `${name}${matchType}${JSON.stringify(value)}`;
  return { origin: { kind: "expression", what }, ...(locate === undefined ? {} : { place: locate(span) }) };
}
