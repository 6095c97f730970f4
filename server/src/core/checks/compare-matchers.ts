import type { LabelMatcher } from "../promql/ast.ts";
import { findCommonText, languageOf, languageOfText } from "../regex/language.ts";
import type { Condition } from "../regex/pattern-language.ts";

/** Matchers of one label that no value meets together; one alone where it lets nothing pass. */
export interface ContradictoryMatchers {
  readonly matchers: readonly LabelMatcher[];
}

/** A matcher that lets all pass which another one lets pass. */
export interface RedundantMatcher {
  readonly matcher: LabelMatcher;
  readonly because: LabelMatcher;
  readonly areEqual: boolean;
}

export interface ComparedMatchers {
  readonly contradictions: readonly ContradictoryMatchers[];
  readonly redundant: readonly RedundantMatcher[];
}

/** More matchers of one label are not compared with each other. */
const mostCompared = 8;

/** What matchers of the same labels say about each other. Silent where it cannot be decided. */
export function compareMatchers(matchers: readonly LabelMatcher[]): ComparedMatchers {
  if (!matchers.some(isPattern) && !repeatsLabel(matchers)) return nothing;
  const contradictions: ContradictoryMatchers[] = [];
  const redundant: RedundantMatcher[] = [];
  for (const group of groupsOf(matchers)) {
    // What cannot be decided was tried for long, and hostile selectors have many such matchers.
    if (compareGroup(group, { contradictions, redundant }) === "undecided") break;
  }
  return contradictions.length === 0 && redundant.length === 0 ? nothing : { contradictions, redundant };
}

/** Whether several are of one label, or so many that it is found out in another way. */
export function repeatsLabel(matchers: readonly LabelMatcher[]): boolean {
  return matchers.some(({ name }, at) => isRepeated(name, matchers, at));
}

/** Whether one of the few before has the same label; of many it is taken for granted, and found out in another way. */
function isRepeated(name: string, matchers: readonly LabelMatcher[], at: number): boolean {
  if (at > mostCompared) return true;
  for (let before = 0; before < at; before++) if (matchers[before]!.name === name) return true;
  return false;
}

const nothing: ComparedMatchers = { contradictions: [], redundant: [] };

interface ConditionalMatcher extends Condition {
  readonly matcher: LabelMatcher;
}

/** By label, where there are several; and patterns that let nothing pass by themselves. */
function groupsOf(matchers: readonly LabelMatcher[]): readonly (readonly LabelMatcher[])[] {
  const byName = new Map<string, LabelMatcher[]>();
  for (const matcher of matchers) {
    const others = byName.get(matcher.name);
    if (others === undefined) byName.set(matcher.name, [matcher]);
    else others.push(matcher);
  }
  return [...byName.values()].filter((group) => group.length > 1 || isPattern(group[0]!));
}

function isPattern({ matchType }: LabelMatcher): boolean {
  return matchType === "=~" || matchType === "!~";
}

interface Found {
  readonly contradictions: ContradictoryMatchers[];
  readonly redundant: RedundantMatcher[];
}

function compareGroup(group: readonly LabelMatcher[], found: Found): "undecided" | undefined {
  if (group.length > mostCompared) return undefined;
  const conditions = group.map(conditionOf).filter((each) => each !== undefined);
  const impossible = conditions.find(letsNothingPass);
  if (impossible !== undefined) {
    found.contradictions.push({ matchers: [impossible.matcher] });
    return undefined;
  }
  if (conditions.length < 2) return undefined;
  const clash = findClash(conditions);
  if (clash === "undecided") return clash;
  if (clash === undefined) addRedundant(conditions, found.redundant);
  else found.contradictions.push({ matchers: clash.map(({ matcher }) => matcher) });
  return undefined;
}

function conditionOf(matcher: LabelMatcher): ConditionalMatcher | undefined {
  const { matchType, value = "" } = matcher;
  const language = isPattern(matcher) ? languageOf(value) : languageOfText(value);
  if (language === undefined) return undefined;
  return { matcher, language, matches: matchType === "=" || matchType === "=~" };
}

function letsNothingPass({ matcher, language, matches }: ConditionalMatcher): boolean {
  if (!isPattern(matcher)) return false;
  return (matches ? language.matchesNothing() : language.matchesEverything()) === true;
}

/** Two that clash, or all of them where only all together do. */
function findClash(
  conditions: readonly ConditionalMatcher[],
): readonly ConditionalMatcher[] | "undecided" | undefined {
  for (const [at, first] of conditions.entries()) {
    for (const second of conditions.slice(at + 1)) {
      const common = findCommonText([first, second]);
      if (common === undefined) return "undecided";
      if (common === false) return [first, second];
    }
  }
  return conditions.length > 2 && findCommonText(conditions) === false ? conditions : undefined;
}

function addRedundant(conditions: readonly ConditionalMatcher[], redundant: RedundantMatcher[]): void {
  const superfluous = new Set<ConditionalMatcher>();
  for (const [at, wide] of conditions.entries()) {
    for (const [other, narrow] of conditions.entries()) {
      if (wide === narrow || superfluous.has(narrow) || !isImplied(wide, narrow)) continue;
      // Of two that say the same the first one stays, and so does a name before the braces.
      const areEqual = isImplied(narrow, wide);
      if ((areEqual && at < other) || wide.matcher.nameSpan === undefined) continue;
      superfluous.add(wide);
      redundant.push({ matcher: wide.matcher, because: narrow.matcher, areEqual });
      break;
    }
  }
}

/** Whether all that the narrow one lets pass the wide one does, too. */
function isImplied(wide: ConditionalMatcher, narrow: ConditionalMatcher): boolean {
  // A pattern that matches everything is told of as such.
  if (wide.matches && isPattern(wide.matcher) && wide.language.matchesEverything() !== false) return false;
  return findCommonText([narrow, { language: wide.language, matches: !wide.matches }]) === false;
}
