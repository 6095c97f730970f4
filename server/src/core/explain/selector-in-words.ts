import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { matchersOf, metricNameLabel } from "../promql/selector.ts";
import { literal, type Words } from "../text/phrase.ts";
import { clauseOf, valuesInWords } from "./condition-in-words.ts";
import { conditionOf, keepsEverything, keepsNothing, type LabelCondition } from "./label-condition.ts";
import { listValues } from "./list-values.ts";

/**
 * Which series a selector selects, without the time that `offset` and `@` make of it: "series of `up` whose `job` is
 * not `node`; series without `job` are included". `undefined` where a matcher is not finished or not valid.
 */
export function selectorInWords(selector: VectorSelector): Words | undefined {
  const conditions = conditionsOf(selector);
  return conditions && seriesInWords(conditions);
}

/** What a selector asks of each label. `undefined` where a matcher is not finished or not valid. */
export function conditionsOf(selector: VectorSelector): readonly LabelCondition[] | undefined {
  const conditions: LabelCondition[] = [];
  for (const [label, matchers] of matchersByLabel(selector)) {
    const condition = conditionOf(label, matchers);
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  return conditions;
}

/** The series that meet conditions on several labels. */
export function seriesInWords(conditions: readonly LabelCondition[]): Words {
  const impossible = conditions.find(keepsNothing);
  if (impossible !== undefined) return nothingAtAll(impossible);
  const name = conditions.find(({ label }) => label === metricNameLabel);
  const others = conditions.filter((condition) => condition !== name && !keepsEverything(condition));
  const clauses = [...nameClause(name), ...others.map(clauseOf)];
  const subject = [clauses.length === 0 ? "all series" : "series", ...metricInWords(name)];
  return [...subject, ...joinClauses(clauses), ...alsoWithout(others)];
}

function matchersByLabel(selector: VectorSelector): ReadonlyMap<string, readonly LabelMatcher[]> {
  const byLabel = new Map<string, LabelMatcher[]>();
  for (const matcher of matchersOf(selector)) {
    const same = byLabel.get(matcher.name);
    if (same === undefined) byLabel.set(matcher.name, [matcher]);
    else same.push(matcher);
  }
  return byLabel;
}

function nothingAtAll({ label }: LabelCondition): Words {
  return ["no series at all: no value of ", literal(label), " is let through"];
}

/** Every series has a name, so nothing is said about those without one. */
function metricInWords(name: LabelCondition | undefined): Words {
  const { values } = name ?? {};
  if (values?.kind === "like") return [];
  if (values?.kind === "one of") {
    return values.values.length === 0
      ? [" without a name"]
      : [" of ", ...listValues(values.values, mostMetrics, "or")];
  }
  if (values === undefined || values.values.length === 0) return [" of any metric"];
  return [" of any metric other than ", ...listValues(values.values, mostMetrics, "or")];
}

const mostMetrics = 8;

function nameClause(name: LabelCondition | undefined): readonly Words[] {
  if (name?.values.kind !== "like") return [];
  return [["whose metric name ", ...(valuesInWords(name.values) ?? [])]];
}

function joinClauses(clauses: readonly Words[]): Words {
  return clauses.flatMap((clause, at) => {
    if (at === 0) return [" ", ...clause];
    const isLast = at === clauses.length - 1;
    const comma = clauses.length > 2 ? ", " : " ";
    return [isLast ? `${comma}and ` : ", ", ...clause];
  });
}

function alsoWithout(conditions: readonly LabelCondition[]): Words {
  const labels = conditions
    .filter(({ values, keepsWithout }) => keepsWithout === true && valuesInWords(values) !== undefined)
    .map(({ label }) => label);
  if (labels.length === 0) return [];
  return ["; series without ", ...listValues(labels, mostLabels, "or"), " are included"];
}

const mostLabels = 12;
