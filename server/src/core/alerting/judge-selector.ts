import type { Expression, LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import { matchersOf, metricNameLabel } from "../promql/selector.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { AlertTarget, Asked } from "./alert-target.ts";
import { allOf, judgeMatcher, type MatcherVerdict, type PlacedMatcherVerdict } from "./judge-matcher.ts";
import { betterOf, type Judged, type SelectorVerdict } from "./judged-expression.ts";
import { type KnownLabels, nothingKnown } from "./known-labels.ts";

export interface SelectorContext {
  /** What the selector is written in. */
  readonly text: string;
  readonly regex: RegexCompiler;
  readonly features: ReadonlySet<string>;
  /** The rules of the workspace that record a metric. */
  recordingRulesOf(metric: string): readonly RecordedBy[];
  /** The recording rules that are looked into, outermost first. */
  readonly via: readonly string[];
  /** Goes through the expression of a recording rule. */
  judge(root: Expression | undefined, asked: Asked, context: Omit<SelectorContext, "judge">): Judged;
}

export interface RecordedBy {
  readonly expr: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

/** Rules that record from rules that record: more of them in a row are not followed. */
const mostSteps = 5;
const mostRules = 20;

export function judgeSelector(selector: VectorSelector, asked: Asked, context: SelectorContext): Judged {
  const metric = metricOf(selector);
  const rules = metric === undefined ? [] : context.recordingRulesOf(metric);
  const isFollowed = rules.length > 0 && rules.length <= mostRules && context.via.length < mostSteps;
  if (asked.kind === "target" && asked.target.metric === undefined && isFollowed) {
    const judged = rules.map((rule) => judgeRecorded(selector, rule, { ...asked, metric: metric! }, context));
    return judged.reduce(betterOf);
  }
  if (asked.kind === "agreeing") {
    return judgeMatchers(selector, recorded(rules, asked.labels), context, undefined);
  }
  const { target } = asked;
  const isRecorded = rules.length > 0 && target.metric === undefined;
  const known = isRecorded ? nothingKnown : target.labelsOf(metric);
  const isLacking = !isRecorded && metric !== undefined && target.lacks?.(metric) === true;
  return judgeMatchers(selector, known, context, isLacking ? "" : target.metric);
}

function judgeRecorded(
  selector: VectorSelector,
  rule: RecordedBy,
  { target, metric }: { readonly target: AlertTarget; readonly metric: string },
  context: SelectorContext,
): Judged {
  const via = [...context.via, metric];
  const { root } = parseExpression(rule.expr, context);
  const asked: Asked = { kind: "target", target };
  const source = context.via.includes(metric)
    ? undefined
    : context.judge(root, asked, { ...context, text: rule.expr, via });
  if (source === undefined) return judgeMatchers(selector, nothingKnown, context, undefined);
  const own = judgeMatchers(selector, recorded([rule], source.labels), context, undefined);
  const verdict = allOf([own.verdict, source.verdict]);
  return {
    verdict,
    labels: own.labels,
    selectors: [{ ...own.selectors[0]!, verdict }, ...source.selectors],
    misses: new Set([...own.misses, ...source.misses]),
  };
}

/** What the rules say of labels goes before what the expression brings; what several say is not known. */
function recorded(rules: readonly RecordedBy[], known: KnownLabels): KnownLabels {
  if (rules.length === 0) return known;
  const labels = new Map(known.labels);
  const [rule, ...others] = rules;
  for (const { name, value } of rule!.labels) labels.set(name, others.length === 0 ? value : undefined);
  for (const each of others) for (const { name } of each.labels) labels.set(name, undefined);
  labels.delete(metricNameLabel);
  return { labels, rest: known.rest };
}

/** `metric` is the name of the series; empty where there is none of the one that is asked for. */
function judgeMatchers(
  selector: VectorSelector,
  known: KnownLabels,
  context: SelectorContext,
  metric: string | undefined,
): Judged {
  const matchers: PlacedMatcherVerdict[] = [];
  for (const matcher of matchersOf(selector)) {
    if (matcher.name !== metricNameLabel) {
      matchers.push({ ...judgeMatcher(matcher, known, context.regex), text: matcherText(matcher, context) });
    } else if (metric !== undefined) {
      const named = { labels: new Map([[metricNameLabel, metric]]), rest: "absent" } as const;
      const judged = judgeMatcher(matcher, named, context.regex);
      if (judged.verdict !== "applies") matchers.unshift({ ...judged, text: matcherText(matcher, context) });
    }
  }
  const { from, to } = textSpanOf(selector);
  const verdict: SelectorVerdict = {
    selector,
    text: context.text.slice(from, to),
    via: context.via,
    verdict: allOf(matchers.map((each) => each.verdict)),
    role: "needed",
    reason: undefined,
    matchers,
    known,
  };
  const missed = matchers.filter((each) => each.verdict === "no");
  const misses = new Set(missed.map(({ text }) => text));
  return { verdict: verdict.verdict, labels: agreed(known, matchers), selectors: [verdict], misses };
}

/** What an equality matcher says is known of the series that pass it. */
function agreed(known: KnownLabels, matchers: readonly MatcherVerdict[]): KnownLabels {
  const told = matchers.filter(
    ({ actual, matcher }) => actual === undefined && matcher.matchType === "=" && matcher.value !== undefined,
  );
  if (told.length === 0) return known;
  const labels = new Map(known.labels);
  for (const { matcher } of told) labels.set(matcher.name, matcher.value);
  return { labels, rest: known.rest };
}

/** The selector without `offset` and `@`. */
export function textSpanOf({ span, braces, nameSpan }: VectorSelector): {
  readonly from: number;
  readonly to: number;
} {
  return { from: span.from, to: braces?.to ?? nameSpan?.to ?? span.to };
}

/** As written; the name before the braces is a matcher too. */
function matcherText(matcher: LabelMatcher, { text }: SelectorContext): string {
  const { nameSpan, span, name, value } = matcher;
  const isName = nameSpan === undefined && name === metricNameLabel;
  return isName ? `${name}=${JSON.stringify(value ?? "")}` : text.slice(span.from, span.to);
}

/** The name that the selector asks for. */
export function metricOf(selector: VectorSelector): string | undefined {
  const matcher = matchersOf(selector).find(
    ({ name, matchType }) => name === metricNameLabel && matchType === "=",
  );
  return matcher?.value;
}
