import { scrapeMetrics } from "../../project/metric-labels.ts";
import type { VectorSelector } from "../../promql/ast.ts";
import { metricNameLabel } from "../../promql/selector.ts";
import { clauseOf, valuesInWords } from "../condition-in-words.ts";
import { keepsEverything, keepsNothing, type LabelCondition } from "../label-condition.ts";
import { listValues } from "../list-values.ts";
import { conditionsOf } from "../selector-in-words.ts";
import { type Phrase, quote, type Scope, say, sayList, sourceOf, startOf } from "./speech.ts";
import { pastInWords } from "./time-in-words.ts";

/** A selector without its modifiers, as it is written. */
export function baseOf(selector: VectorSelector, { text }: Pick<Scope, "text">): string {
  return text.slice(selector.span.from, baseEnd(selector)).replace(/\s+/g, "");
}

function baseEnd({ braces, nameSpan, span }: VectorSelector): number {
  return braces?.to ?? nameSpan?.to ?? span.to;
}

/** The matchers of a selector, its name aside, as they are written. */
export function matchersAsWritten(selector: VectorSelector, { text }: Pick<Scope, "text">): string {
  const others = selector.matchers.filter(({ name }) => name !== metricNameLabel);
  return others
    .map(({ span }) => text.slice(span.from, span.to))
    .sort()
    .join();
}

/** "`up` whose `job` is `node`", as a value. */
export function selectorAsValue(selector: VectorSelector, scope: Scope): Phrase {
  const { name, clauses } = tell(selector, scope);
  const past = pastInWords(selector, scope);
  if (name === undefined) return say`${quote(sourceOf(selector, scope))}`;
  return say`${name.length === 0 ? "all series" : name}${past}${clauses}`;
}

/** "series of `x` whose `job` is `node`"; `up` has one series for each target. */
export function selectorAsSeries(selector: VectorSelector, scope: Scope, isPlural: boolean): Phrase {
  const { name, clauses } = tell(selector, scope);
  if (name === undefined) return say`series of ${quote(sourceOf(selector, scope))}`;
  const things = selector.name === "up" ? (isPlural ? "targets" : "target") : "series";
  const of = name.length === 0 ? [] : say` of ${name}`;
  return say`${things}${of}${pastInWords(selector, scope)}${clauses}`;
}

/** What is asked of all selectors at once, their names aside. */
export function sharedClauses(selector: VectorSelector, scope: Scope): Phrase {
  return tell(selector, { ...scope, alike: undefined }).clauses;
}

interface Told {
  /** Missing where the selector is not finished; empty for any metric. */
  readonly name: Phrase | undefined;
  readonly clauses: Phrase;
}

function tell(selector: VectorSelector, scope: Scope): Told {
  const conditions = conditionsOf(selector);
  if (conditions === undefined || conditions.some(keepsNothing)) return { name: undefined, clauses: [] };
  const name = conditions.find(({ label }) => label === metricNameLabel);
  const others = conditions.filter((each) => each !== name && !keepsEverything(each));
  noteMissing(others, selector, scope);
  const isTold = scope.alike !== undefined && scope.alike === matchersAsWritten(selector, scope);
  const ofName = nameInWords(name);
  const present = others.filter(asksForPresence);
  const single = others.filter((each) => present.length === 1 || !present.includes(each));
  const clauses = isTold
    ? []
    : [...single].sort((a, b) => rank(a) - rank(b)).map((each) => clauseInWords(each, selector));
  if (!isTold && present.length > 1) {
    clauses.push(
      say`with labels ${sayList(
        present.map(({ label }) => quote(label)),
        "and",
      )}`,
    );
  }
  const all = ofName.clause === undefined ? clauses : [ofName.clause, ...clauses];
  return { name: ofName.name, clauses: all.length === 0 ? [] : say` ${sayList(all, "and", mostClauses)}` };
}

const mostClauses = 6;

/** Whether all there is to say is that the label has to be there. */
function asksForPresence({ values }: LabelCondition): boolean {
  return values.kind !== "one of" && valuesInWords(values) === undefined;
}

/** A pattern that stands for more values than anybody reads, if there is no other matcher of the label. */
function longPattern({ label, values }: LabelCondition, { matchers }: VectorSelector): string | undefined {
  if (values.kind !== "one of" || values.values.length <= mostListed) return undefined;
  const [only, ...others] = matchers.filter(({ name }) => name === label);
  if (only?.matchType !== "=~" || others.length > 0) return undefined;
  return only.value === undefined || only.value.length > longestPattern ? undefined : only.value;
}

const mostListed = 8;
const longestPattern = 40;

/** A pattern of several pieces reads better as it is written. */
function clauseInWords(condition: LabelCondition, selector: VectorSelector): Phrase {
  const { values } = condition;
  const said = clauseOf(condition);
  const anyCase = values.kind === "one of" ? textInAnyCase(values.values) : undefined;
  if (anyCase !== undefined)
    return say`whose ${quote(condition.label)} is ${quote(anyCase)} in whatever case`;
  const pattern = longPattern(condition, selector);
  if (pattern !== undefined) return say`whose ${quote(condition.label)} matches ${quote(pattern)}`;
  const isLong = said.some((word) => typeof word === "string" && word.includes(", then "));
  if (values.kind !== "like" || !isLong) return [inSingular(startOf(said)), ...said.slice(1)];
  const demands = values.demands.map(
    ({ language, matches }) => say`${matches ? "matches" : "does not match"} ${quote(language.pattern)}`,
  );
  if (values.except.length > 0) demands.push(say`is not ${sayList(values.except.map(quote), "or")}`);
  return say`whose ${quote(condition.label)} ${sayList(demands, "and")}`;
}

/** What is wanted is told before what is not. */
function rank({ values }: LabelCondition): number {
  return values.kind === "none of" ? 1 : 0;
}

/** The text that all values are, however it is written in capitals and small letters. */
function textInAnyCase(values: readonly string[]): string | undefined {
  const texts = new Set(values.map((value) => value.toUpperCase().toLowerCase()));
  const [only] = texts;
  if (texts.size !== 1 || only === undefined || values.length < 4) return undefined;
  const letters = [...only].filter((each) => each !== each.toUpperCase());
  return values.length >= 2 ** letters.length ? only : undefined;
}

/** The same words do for one series and for many. */
function inSingular(start: string): string {
  return start.replace(/^that have a /, "with a ").replace(/^that have no /, "without a ");
}

function nameInWords(name: LabelCondition | undefined): { readonly name: Phrase; readonly clause?: Phrase } {
  const values = name?.values;
  if (values?.kind === "one of") return { name: listValues(values.values.slice(0, 9), 8, "or") };
  if (values === undefined || valuesInWords(values) === undefined) return { name: [] };
  return { name: [], clause: say`whose metric name ${valuesInWords(values) ?? []}` };
}

function noteMissing(
  conditions: readonly LabelCondition[],
  { name }: VectorSelector,
  { notes }: Scope,
): void {
  // Whatever is scraped has these two; nobody can forward or aggregate what Prometheus says of its targets.
  const isScraped = name !== undefined && scrapeMetrics.has(name);
  for (const { label, values, keepsWithout } of conditions) {
    if (keepsWithout !== true || valuesInWords(values) === undefined) continue;
    if (!isScraped || (label !== "job" && label !== "instance")) notes.without.add(label);
  }
}
