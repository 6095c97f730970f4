import type { LabelMatcher } from "../promql/ast.ts";
import { languageOf } from "../regex/language.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { similarName } from "../text/similar-name.ts";

/** A value that a label is known to have, or the empty text for something without the label. */
export interface KnownValue {
  readonly value: string;
  /** Who says so, for people: the name of a file, for example. */
  readonly source: string;
}

/** What a matcher does with values that are known. */
export interface JudgedValues {
  /** Each value once, in the order in which they came. */
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
  /** How many are known that lack the label. */
  readonly without: number;
  readonly keepsWithout: boolean;
  readonly nearMisses: readonly ValueNearMiss[];
}

/** A value that the matcher does not speak of, although it looks much like one that it does. */
export type ValueNearMiss =
  | { readonly value: string; readonly because: "case" }
  /** `written` is what the matcher says; nothing has that value. */
  | { readonly value: string; readonly because: "spelling"; readonly written: string };

/** `undefined` where the matcher is not finished or its pattern not valid. */
export function judgeValues(
  matcher: LabelMatcher,
  known: Iterable<KnownValue>,
  regex: RegexCompiler,
): JudgedValues | undefined {
  const { matchType, value: wanted } = matcher;
  if (matchType === undefined || wanted === undefined) return undefined;
  const isPattern = matchType.endsWith("~");
  const matches = isPattern ? patternTest(wanted, regex) : (value: string) => value === wanted;
  if (matches === undefined) return undefined;
  const values = new Set<string>();
  let without = 0;
  for (const { value } of known) {
    if (value === "") without++;
    else values.add(value);
  }
  const named: string[] = [];
  const others: string[] = [];
  for (const value of values) (matches(value) ? named : others).push(value);
  const isNegative = matchType.startsWith("!");
  const [kept, dropped] = isNegative ? [others, named] : [named, others];
  const texts = isPattern ? textsOf(wanted) : [wanted];
  const misspelt = texts.filter((text) => text !== "" && !values.has(text)).slice(0, mostTexts);
  const loose = isPattern ? languageOf(`(?i:${wanted})`) : undefined;
  const differsInCase = (value: string): boolean =>
    isPattern ? loose?.matches(value) === true : value.toLowerCase() === wanted.toLowerCase();
  return {
    kept,
    dropped,
    without,
    keepsWithout: matches("") !== isNegative,
    nearMisses: nearMisses(others, misspelt, differsInCase),
  };
}

function patternTest(pattern: string, regex: RegexCompiler): ((value: string) => boolean) | undefined {
  const compiled = regex(pattern);
  if (!compiled.ok) return undefined;
  const language = languageOf(pattern);
  return (value) => language?.matches(value) ?? compiled.matches(value);
}

function textsOf(pattern: string): readonly string[] {
  const literals = languageOf(pattern)?.literals(mostTexts);
  return literals === undefined || literals === "more" ? [] : literals;
}

function nearMisses(
  others: readonly string[],
  misspelt: readonly string[],
  differsInCase: (value: string) => boolean,
): readonly ValueNearMiss[] {
  const found: ValueNearMiss[] = [];
  for (const value of others.slice(0, mostCompared)) {
    if (found.length === mostNearMisses) break;
    if (differsInCase(value)) found.push({ value, because: "case" });
    else {
      const written = similarName(value, misspelt);
      if (written !== undefined) found.push({ value, because: "spelling", written });
    }
  }
  return found;
}

/** How many texts of a pattern values are compared with, how many values are, and how many near misses are told. */
const mostTexts = 30;
const mostCompared = 2000;
const mostNearMisses = 3;
