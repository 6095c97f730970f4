import type { LabelMatcher } from "../promql/ast.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { type KnownLabels, knownValue } from "./known-labels.ts";

/** `unknown`: what decides is not known here. */
export type Verdict = "applies" | "no" | "unknown";

export interface MatcherVerdict {
  readonly matcher: LabelMatcher;
  readonly verdict: Verdict;
  /** Empty when the label is missing; `undefined` when it is not known whether it is, or what it says. */
  readonly actual: string | undefined;
}

export interface PlacedMatcherVerdict extends MatcherVerdict {
  /** The matcher as it is written. */
  readonly text: string;
}

export function judgeMatcher(
  matcher: LabelMatcher,
  known: KnownLabels,
  regex: RegexCompiler,
): MatcherVerdict {
  const actual = knownValue(known, matcher.name);
  const matches = actual === undefined ? matchesAnyValue(matcher) : matchesValue(matcher, actual, regex);
  return { matcher, actual, verdict: verdictOf(matches) };
}

export function verdictOf(matches: boolean | undefined): Verdict {
  return matches === undefined ? "unknown" : matches ? "applies" : "no";
}

/** All have to hold. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("unknown") ? "unknown" : "applies";
}

/** One has to hold. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("applies")) return "applies";
  return verdicts.includes("unknown") ? "unknown" : "no";
}

function matchesValue(
  { matchType, value }: LabelMatcher,
  actual: string,
  regex: RegexCompiler,
): boolean | undefined {
  if (matchType === undefined || value === undefined) return undefined;
  if (matchType === "=") return actual === value;
  if (matchType === "!=") return actual !== value;
  const compiled = regex(value);
  if (!compiled.ok) return undefined;
  return compiled.matches(actual) === (matchType === "=~");
}

/** Whether it lets pass whatever there is, or nothing. */
function matchesAnyValue({ matchType, value }: LabelMatcher): boolean | undefined {
  return value === ".*" && matchType?.endsWith("~") === true ? matchType === "=~" : undefined;
}
