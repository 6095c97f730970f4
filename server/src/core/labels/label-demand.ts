import type { LabelMatcher } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { intersects, languageOf } from "../regex/language.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { labelIn } from "./combine-labels.ts";
import type { PossibleLabels } from "./possible-labels.ts";

/** What all matchers of one label in a selector ask for together. */
export interface LabelDemand {
  readonly name: string;
  readonly matchers: readonly LabelMatcher[];
  /** Whether series without the label meet it. */
  readonly allowsNone: boolean;
  allows(value: string): boolean;
}

/** What the matchers of a selector ask for, label by label; the name of the metric is left out. */
export function demandsOf(
  matchers: readonly LabelMatcher[],
  { regex }: { readonly regex: RegexCompiler },
): readonly LabelDemand[] {
  const byName = new Map<string, LabelMatcher[]>();
  for (const matcher of matchers) {
    if (matcher.name === metricNameLabel) continue;
    const same = byName.get(matcher.name);
    if (same === undefined) byName.set(matcher.name, [matcher]);
    else same.push(matcher);
  }
  return [...byName].map(([name, own]) => {
    const tests = own.map((matcher) => testOf(matcher, regex));
    const allows = (value: string): boolean => tests.every((test) => test(value));
    return { name, matchers: own, allowsNone: allows(""), allows };
  });
}

function testOf({ matchType, value }: LabelMatcher, regex: RegexCompiler): (text: string) => boolean {
  if (matchType === "=") return (text) => text === value;
  if (matchType === "!=") return (text) => text !== value;
  const pattern = regex(value ?? "");
  if (matchType === undefined || value === undefined || !pattern.ok) return () => true;
  return (text) => pattern.matches(text) === (matchType === "=~");
}

/** Whether series with such labels may meet it. `false` is certain. */
export function mayMeet(
  demand: LabelDemand,
  labels: PossibleLabels,
  options: { readonly regex: RegexCompiler },
): boolean {
  const label = labelIn(labels, demand.name);
  if (label?.certainty !== "certain" && demand.allowsNone) return true;
  if (label === undefined) return false;
  const { values } = label;
  if (values.kind === "unknown") return mayMatch(demand, values.pattern, options);
  for (const value of values.values.keys()) if (demand.allows(value)) return true;
  return false;
}

/** The same of a value of which nothing is known but a pattern that it matches. */
function mayMatch(
  { matchers }: LabelDemand,
  pattern: string | undefined,
  { regex }: { readonly regex: RegexCompiler },
): boolean {
  const compiled = pattern === undefined ? undefined : regex(pattern);
  return matchers.every(({ matchType, value }) => {
    if (value === undefined || value === "") return matchType !== "=";
    if (pattern === undefined || compiled?.ok !== true) return true;
    if (matchType === "=") return compiled.matches(value);
    if (matchType !== "=~") return true;
    const [own, other] = [languageOf(value), languageOf(`(?s:${pattern})`)];
    return own === undefined || other === undefined || intersects(own, other) !== false;
  });
}
