import type { Facts } from "../facts/facts.ts";
import { metricOf } from "../project/selector-source.ts";
import type { Expression, LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { matchersOf, metricNameLabel } from "../promql/selector.ts";
import { childrenOf, walk } from "../promql/visit.ts";
import { askedSelector } from "./asked-selector.ts";
import type { RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { selectsWithout } from "./selects-without.ts";
import { settledExpression } from "./settled-expression.ts";

/** A selector that has no series, and what of it is the reason. */
export type MissingSeries = {
  readonly selector: VectorSelector;
  readonly metric: string;
  /** It leaves something out when it is there, as what stands for maintenance: that it is not may be the rule. */
  readonly isException?: boolean;
} & Reason;

type Reason =
  /** The metric was not there within the lookback. */
  | { readonly kind: "unknown-metric" }
  | Vanished
  /** No series of the metric has the label. */
  | { readonly kind: "absent-label"; readonly matcher: LabelMatcher; readonly names: ReadonlySet<string> }
  /** Series of the metric have the label, but none with such a value. */
  | { readonly kind: "absent-value"; readonly matcher: LabelMatcher }
  /** Each of these matches series, but never the same ones. */
  | { readonly kind: "disjoint"; readonly matchers: readonly LabelMatcher[] };

/** There were such series within the lookback. */
interface Vanished {
  readonly kind: "vanished";
  readonly lastSeen: number;
  /** Whether all series of the metric are gone. */
  readonly isMetric: boolean;
  /** The one that selects nothing any more. */
  readonly matcher: LabelMatcher | undefined;
}

/** Several checks ask for the same rule in a row, and each question costs its text. */
let last: { readonly subject: RuleInProject; readonly found: readonly MissingSeries[] } | undefined;

/**
 * The selectors of a rule without series, where that matters: not those that may well be empty, because something
 * stands in for them. First the whole selector is asked for, and its parts only if it has no series.
 */
export function missingSeries(subject: RuleInProject): readonly MissingSeries[] {
  if (last?.subject !== subject) last = { subject, found: findMissing(subject) };
  return last.found;
}

function findMissing(subject: RuleInProject): readonly MissingSeries[] {
  const root = settledExpression(subject.rule);
  if (root === undefined) return none;
  const missing = new Map<Expression, readonly MissingSeries[]>();
  for (const part of walk(root)) {
    if (part.kind !== "VectorSelector") continue;
    const found = findReasons(part, subject);
    if (found.length > 0) missing.set(part, found);
  }
  return missing.size === 0 ? none : thatMatter(root, missing);
}

/**
 * What stands in `absent(…)` is to be empty. Where one side of an `or` has all of its series, the other one is there
 * for a time or a place where it has not, as an older name of the metric, or stands in for nothing, as `vector(0)`.
 */
function thatMatter(
  root: Expression,
  missing: ReadonlyMap<Expression, readonly MissingSeries[]>,
): readonly MissingSeries[] {
  const lacking = new Set<Expression>();
  for (const part of [...walk(root)].reverse()) {
    const parts = seriesParts(part);
    const isOr = part.kind === "BinaryExpr" && part.op === "or";
    const lacks = isOr ? parts.every((each) => lacking.has(each)) : parts.some((each) => lacking.has(each));
    if (missing.has(part) || lacks) lacking.add(part);
  }
  const found: MissingSeries[] = [];
  const waiting = [{ part: root, isException: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, isException } = next;
    if (!lacking.has(part)) continue;
    for (const each of missing.get(part) ?? none) found.push(isException ? { ...each, isException } : each);
    const exception = part.kind === "BinaryExpr" && part.op === "unless" ? part.rhs : undefined;
    for (const each of [...seriesParts(part)].reverse()) {
      waiting.push({ part: each, isException: isException || each === exception });
    }
  }
  return found;
}

/** The parts whose series an expression is about. */
function seriesParts(part: Expression): readonly Expression[] {
  if (part.kind !== "Call") return childrenOf(part);
  if (part.name === "absent" || part.name === "absent_over_time") return none;
  // The matchers in the second argument say what is added.
  return part.name === "info" ? part.args.items.slice(0, 1) : part.args.items;
}

function findReasons(selector: VectorSelector, subject: RuleInProject): readonly MissingSeries[] {
  const { facts } = subject;
  const metric = metricOf(selector);
  if (metric === undefined || /^ALERTS(?:_FOR_STATE)?$/.test(metric)) return none;
  const matchers = matchersOf(selector).filter(({ name }) => name !== metricNameLabel);
  const whole = facts.series(askedSelector(metric, matchersOf(selector)));
  if (whole === undefined || whole.kind === "present") return none;
  // Its rule may be newer than what the server runs.
  if (isRecorded(metric, subject)) return none;
  const told = (reason: Reason): readonly MissingSeries[] => [{ selector, metric, ...reason }];
  const all = matchers.length === 0 ? whole : facts.series(askedSelector(metric));
  if (all === undefined) return none;
  if (all.kind === "gone") return told(vanished(all, undefined, true));
  if (all.kind === "never") return told({ kind: "unknown-metric" });
  const reasons = reasonsInMatchers({ metric, matchers, whole }, subject);
  return reasons.map((reason) => ({ selector, metric, ...reason }));
}

interface Asked {
  readonly metric: string;
  readonly matchers: readonly LabelMatcher[];
  readonly whole: { readonly kind: "gone"; readonly lastSeen: number } | { readonly kind: "never" };
}

/** Why a selector of a metric that is there selects nothing. */
function reasonsInMatchers(
  { metric, matchers, whole }: Asked,
  { facts, options }: RuleInProject,
): readonly Reason[] {
  // What leaves series out may leave out all of them, and is written for a day when it does not.
  const asking = matchers.filter((matcher) => selectsWithout(matcher, options) === false);
  const positive = asking.filter(({ matchType }) => matchType === "=" || matchType === "=~");
  if (asking.length === 0) return none;
  const names = facts.labelNames(askedSelector(metric));
  const absent = names === undefined ? [] : asking.filter(({ name }) => !names.has(name));
  if (absent.length > 0) return absent.map((matcher) => ({ kind: "absent-label", matcher, names: names! }));
  const alone = positive.map((matcher) => ({
    matcher,
    series: facts.series(askedSelector(metric, [matcher])),
  }));
  // Which of them it is would be a guess.
  if (names === undefined || alone.some(({ series }) => series === undefined)) return none;
  const never = alone.filter(({ series }) => series?.kind === "never");
  if (never.length > 0) return never.map(({ matcher }) => ({ kind: "absent-value", matcher }));
  for (const { matcher, series } of alone) {
    if (series?.kind === "gone") return [vanished(series, matcher)];
  }
  if (whole.kind === "gone") return [vanished(whole)];
  return disjointMatchers(metric, positive, facts);
}

function vanished(
  { lastSeen }: { readonly lastSeen: number },
  matcher?: LabelMatcher,
  isMetric = false,
): Vanished {
  return { kind: "vanished", lastSeen, isMetric, matcher };
}

/** A pair that has no series together, or all of them where it takes more to have none. */
function disjointMatchers(
  metric: string,
  matchers: readonly LabelMatcher[],
  facts: Facts,
): readonly Reason[] {
  if (matchers.length < 2 || matchers.length > mostCompared) return none;
  const isNever = (some: readonly LabelMatcher[]): boolean =>
    facts.series(askedSelector(metric, some))?.kind === "never";
  if (!isNever(matchers)) return none;
  // All at once: each answer that is waited for is another round.
  const pairs = matchers.flatMap((one, index) =>
    matchers.slice(index + 1).map((other) => {
      const pair = [one, other];
      return { pair, series: facts.series(askedSelector(metric, pair)) };
    }),
  );
  if (pairs.some(({ series }) => series === undefined)) return none;
  const never = pairs.find(({ series }) => series?.kind === "never");
  if (never !== undefined) return [{ kind: "disjoint", matchers: never.pair }];
  return [{ kind: "disjoint", matchers }];
}

/** Each pair is a question. */
const mostCompared = 6;
const none: readonly never[] = [];
