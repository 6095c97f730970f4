import type { Expression } from "../promql/ast.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { AlertTarget } from "./alert-target.ts";
import { judgeExpression } from "./judge-expression.ts";
import type { PlacedMatcherVerdict, Verdict } from "./judge-matcher.ts";
import type { RecordedBy } from "./judge-selector.ts";
import type { SelectorVerdict } from "./judged-expression.ts";
import type { KnownLabels } from "./known-labels.ts";

/** A rule's expression and what is known about it from elsewhere. */
export interface AskedRule {
  readonly expr: string;
  /** Missing when the expression is no PromQL, or not written yet. */
  readonly root: Expression | undefined;
  readonly regex: RegexCompiler;
  readonly features: ReadonlySet<string>;
  /** The rules of the workspace that record a metric. */
  recordingRulesOf(metric: string): readonly RecordedBy[];
}

/** Whether a rule applies to a target: whether all selectors match it that the result cannot do without. */
export interface RuleVerdict {
  readonly verdict: Verdict;
  readonly selectors: readonly SelectorVerdict[];
  /** The matchers that keep the target out. */
  readonly misses: readonly PlacedMatcherVerdict[];
  /** One other value of one label, and the rule would not be kept from applying. */
  readonly isNearly: boolean;
  /** Whether a selector matches the target at all: some rules apply to everything. */
  readonly isConcerned: boolean;
  /** What is known of the target's series in the result. */
  readonly labels: KnownLabels;
}

export function judgeRule(rule: AskedRule, target: AlertTarget): RuleVerdict {
  const context = { ...rule, text: rule.expr, via: [], recordingRulesOf: rule.recordingRulesOf };
  const judged = judgeExpression(rule.root, { kind: "target", target }, context);
  const counting = judged.selectors.filter(({ role }) => role === "needed" || role === "either");
  const misses = counting
    .flatMap(({ matchers }) => matchers)
    .filter(({ verdict, text }) => verdict === "no" && judged.misses.has(text));
  return {
    verdict: judged.verdict,
    selectors: judged.selectors,
    labels: judged.labels,
    misses: judged.verdict === "no" ? misses : [],
    isNearly: judged.verdict === "no" && judged.misses.size === 1,
    isConcerned: judged.selectors.some(({ verdict, matchers, role }) => {
      const isMatched = matchers.some((matcher) => matcher.verdict === "applies");
      return verdict !== "no" && (isMatched || role !== "absent");
    }),
  };
}

/** The target most like another one among those to which a rule applies. */
export function nearestTarget<Candidate extends { readonly target: AlertTarget }>(
  rule: AskedRule,
  target: AlertTarget,
  candidates: Iterable<Candidate>,
): Candidate | undefined {
  let nearest: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  let left = mostCandidates;
  for (const candidate of candidates) {
    if (--left < 0) break;
    const likeness = likenessOf(target.labels, candidate.target.labels);
    if (likeness <= most || judgeRule(rule, candidate.target).verdict !== "applies") continue;
    nearest = candidate;
    most = likeness;
  }
  return nearest;
}

const mostCandidates = 20_000;

function likenessOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  let same = 0;
  for (const [name, value] of one) if (other.get(name) === value) same++;
  return 2 * same - other.size;
}
