import type { ExpressionField, Rule } from "../files/rule-file.ts";
import { unknownPart } from "../files/template-text.ts";
import type { Expression, LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { matchersOf, metricNameLabel } from "../promql/selector.ts";
import { childrenOf, partsOf } from "../promql/visit.ts";
import type { PatternFault } from "../regex/faults/pattern-fault.ts";
import { faultsOf, isKnownSound } from "../regex/faults/pattern-faults.ts";
import {
  type ContradictoryMatchers,
  compareMatchers,
  type RedundantMatcher,
  repeatsLabel,
} from "./compare-matchers.ts";

/** A selector of a rule, and what is wrong with its matchers. */
export interface JudgedSelector {
  readonly selector: VectorSelector;
  /** Also that of the name before the braces, which is the first. Without those whose value is filled in later. */
  readonly matchers: readonly LabelMatcher[];
  /** Prometheus gives the result of `absent` the labels of its equality matchers. */
  readonly isAbsent: boolean;
  readonly contradictions: readonly ContradictoryMatchers[];
  readonly redundant: readonly RedundantMatcher[];
  /** Of the patterns in the braces. */
  readonly faults: readonly JudgedPattern[];
}

export interface JudgedPattern {
  readonly matcher: ValueMatcher;
  readonly fault: PatternFault;
}

/** A matcher with everything that belongs to one. */
export type ValueMatcher = { readonly [Part in keyof LabelMatcher]: NonNullable<LabelMatcher[Part]> };

/**
 * The selectors of a rule whose expression Prometheus accepts. Several checks ask for those of one rule in a row, so
 * the last ones are kept. Matchers in the second argument of `info` say what it adds; they are none of these.
 */
export function judgedSelectors(rule: Rule): readonly JudgedSelector[] {
  return judgedExpression(rule)?.selectors ?? none;
}

/** Those that something is wrong with: most rules have none, and several checks ask. */
export function faultySelectors(rule: Rule): readonly JudgedSelector[] {
  return mayBeFaulty(rule) ? (judgedExpression(rule)?.faulty ?? none) : none;
}

export function hasFaultySelectors(rule: Rule): boolean {
  return faultySelectors(rule).length > 0;
}

/** Whether it is worth while to judge them: most have labels of which each is matched once, with sound patterns if any. */
function mayBeFaulty({ expr }: Rule): boolean {
  return partsOf(expr?.expression?.root).selectors.some(
    ({ name, matchers }) =>
      matchers.length > 0 &&
      (repeatsLabel(matchers) ||
        matchers.some(
          (each) =>
            (name !== undefined && each.name === metricNameLabel) ||
            (isPattern(each) && !isKnownSound(each.value)),
        )),
  );
}

function judgedExpression({ expr }: Rule): JudgedExpression | undefined {
  if (expr?.expression?.root === undefined || expr.expression.problems.length > 0) return undefined;
  if (!expr.value.includes("{")) return undefined;
  if (last?.expr !== expr) last = judgeExpression(expr, expr.expression.root);
  return last;
}

interface JudgedExpression {
  readonly expr: ExpressionField;
  readonly selectors: readonly JudgedSelector[];
  readonly faulty: readonly JudgedSelector[];
}

let last: JudgedExpression | undefined;
const none: readonly never[] = [];

function judgeExpression(expr: ExpressionField, root: Expression): JudgedExpression {
  const selectors = selectorsIn(root);
  const isSound = selectors.every(
    ({ contradictions, redundant, faults }) =>
      contradictions.length === 0 && redundant.length === 0 && faults.length === 0,
  );
  return { expr, selectors, faulty: isSound ? none : selectors };
}

function selectorsIn(root: Expression): readonly JudgedSelector[] {
  const selectors: JudgedSelector[] = [];
  const waiting: { readonly node: Expression; readonly isAbsent: boolean }[] = [
    { node: root, isAbsent: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    if (node.kind === "VectorSelector") {
      const judged = node.matchers.length === 0 ? undefined : judge(node, next.isAbsent);
      if (judged !== undefined) selectors.push(judged);
      continue;
    }
    const isOpen = node.kind === "ParenExpr" || node.kind === "MatrixSelector";
    const isAbsent =
      node.kind === "Call" ? /^absent(?:_over_time)?$/i.test(node.name) : isOpen && next.isAbsent;
    const children =
      node.kind === "Call" && node.name === "info" ? node.args.items.slice(0, 1) : childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) waiting.push({ node: children[at]!, isAbsent });
  }
  return selectors;
}

function judge(selector: VectorSelector, isAbsent: boolean): JudgedSelector | undefined {
  const written = matchersOf(selector);
  const matchers = (
    selector.name === undefined ? written : [written.at(-1)!, ...written.slice(0, -1)]
  ).filter(
    ({ value, matchType }) => matchType !== undefined && value !== undefined && !value.includes(unknownPart),
  );
  const { contradictions, redundant } = compareMatchers(matchers);
  if (!matchers.some(isPattern)) {
    return { selector, matchers, isAbsent, contradictions, redundant, faults: none };
  }
  // What is superfluous altogether needs no better pattern.
  const told = new Set<LabelMatcher>(redundant.map(({ matcher }) => matcher));
  for (const { matchers: both } of contradictions) for (const matcher of both) told.add(matcher);
  const faults = matchers
    .filter(isPattern)
    .filter((matcher) => !told.has(matcher))
    .flatMap((matcher) => faultsOf(matcher.value).map((fault) => ({ matcher, fault })));
  return { selector, matchers, isAbsent, contradictions, redundant, faults };
}

function isPattern(matcher: LabelMatcher): matcher is ValueMatcher {
  const { matchType, operatorSpan, valueSpan } = matcher;
  return (matchType === "=~" || matchType === "!~") && operatorSpan !== undefined && valueSpan !== undefined;
}
