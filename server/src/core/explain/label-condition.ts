import type { LabelMatcher } from "../promql/ast.ts";
import { contains, findCommonText, languageOf, languageOfText } from "../regex/language.ts";
import type { Condition, PatternLanguage } from "../regex/pattern-language.ts";

/** What all matchers of one label together ask of it. */
export interface LabelCondition {
  readonly label: string;
  readonly values: AllowedValues;
  /** Whether series without the label are kept: a missing label counts as the empty text. `undefined`: nobody knows. */
  readonly keepsWithout: boolean | undefined;
}

/** Which values are kept; the empty one, which is none, is not spoken of. */
export type AllowedValues =
  | { readonly kind: "one of"; readonly values: readonly string[] }
  | { readonly kind: "none of"; readonly values: readonly string[] }
  | { readonly kind: "like"; readonly demands: readonly Condition[]; readonly except: readonly string[] };

/** `undefined` where a matcher is not written to its end or has a pattern that is not valid. */
export function conditionOf(label: string, matchers: readonly LabelMatcher[]): LabelCondition | undefined {
  const demands: Condition[] = [];
  for (const matcher of matchers) {
    const demand = demandOf(matcher);
    if (demand === undefined) return undefined;
    demands.push(demand);
  }
  return { label, values: allowedValues(demands), keepsWithout: allMatch("", demands) };
}

/** The language of a matcher, and whether it keeps what is in it. */
function demandOf({ matchType, value }: LabelMatcher): Condition | undefined {
  if (matchType === undefined || value === undefined) return undefined;
  const language = matchType.endsWith("~") ? languageOf(value) : languageOfText(value);
  return language && { language, matches: !matchType.startsWith("!") };
}

/** Whether it keeps no series at all. */
export function keepsNothing({ values, keepsWithout }: LabelCondition): boolean {
  return values.kind === "one of" && values.values.length === 0 && keepsWithout === false;
}

/** Whether it keeps every series. */
export function keepsEverything({ values, keepsWithout }: LabelCondition): boolean {
  return values.kind === "none of" && values.values.length === 0 && keepsWithout === true;
}

function allMatch(text: string, demands: readonly Condition[]): boolean | undefined {
  let all: boolean | undefined = true;
  for (const { language, matches } of demands) {
    const does = language.matches(text);
    if (does === undefined) all = undefined;
    else if (does !== matches) return false;
  }
  return all;
}

function allowedValues(demands: readonly Condition[]): AllowedValues {
  const listed = listedValues(demands);
  if (listed !== undefined) return { kind: "one of", values: listed };
  const except = new Set<string>();
  const likes: Condition[] = [];
  for (const demand of demands) {
    const { language, matches } = demand;
    const literals = matches ? undefined : literalsOf(language);
    if (literals !== undefined) for (const text of literals) except.add(text);
    else if (contains(language, anyValue()) !== true) likes.push(demand);
    // What is in no such language has no value, and what is in one may have any.
    else if (!matches) return { kind: "one of", values: [] };
  }
  except.delete("");
  if (likes.length === 0) return { kind: "none of", values: [...except] };
  if (findCommonText([...demands, { language: anyValue(), matches: true }]) === false) {
    return { kind: "one of", values: [] };
  }
  const excluded = [...except].filter((text) => allMatch(text, likes) !== false);
  return { kind: "like", demands: likes, except: excluded };
}

/** All values that are kept, where a matcher lists those that it would keep. */
function listedValues(demands: readonly Condition[]): readonly string[] | undefined {
  for (const demand of demands) {
    const literals = demand.matches ? literalsOf(demand.language) : undefined;
    if (literals === undefined) continue;
    const others = demands.filter((each) => each !== demand);
    const verdicts = literals.map((text) => allMatch(text, others));
    if (verdicts.includes(undefined)) continue;
    return [...new Set(literals.filter((text, at) => text !== "" && verdicts[at] === true))];
  }
  return undefined;
}

function literalsOf(language: PatternLanguage): readonly string[] | undefined {
  const literals = language.literals(mostLiterals);
  return literals === "more" ? undefined : literals;
}

const mostLiterals = 1000;

function anyValue(): PatternLanguage {
  return languageOf(".+")!;
}
