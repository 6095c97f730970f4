import { keepsSeries } from "../../labels/infer-labels-aggregation.ts";
import { seriesArgumentOf } from "../../labels/infer-labels-call.ts";
import type { AggregateExpr, BinaryExpr, Call, Expression, VectorSelector } from "../../promql/ast.ts";
import { isComparisonOperator } from "../../promql/operators.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { isScalar } from "./constant.ts";
import { baseOf, matchersAsWritten, selectorAsSeries, sharedClauses } from "./selector-phrase.ts";
import { type Phrase, quote, type Scope, say, sayList } from "./speech.ts";

/** What there is one result for: each series of a selector, each group, or each set of labels that two sides share. */
export type Subject =
  | { readonly kind: "series"; readonly selector: VectorSelector }
  | { readonly kind: "groups"; readonly labels: readonly string[]; readonly without: boolean }
  | { readonly kind: "alike"; readonly selector: VectorSelector }
  /** At most one result. */
  | { readonly kind: "single" };

/** Missing where it is none of these, or nobody knows. */
export function subjectOf(expression: Expression | undefined, scope: Scope, depth = 0): Subject | undefined {
  let node = expression;
  // The way down is as long as the expression is deep; beyond this nothing is told of it anyway.
  for (let step = depth; step < deepest; step++) {
    node = withoutParens(node);
    switch (node?.kind) {
      case "UnaryExpr":
      case "SubqueryExpr":
        node = node.expr;
        break;
      case "MatrixSelector":
        node = node.vectorSelector;
        break;
      case "VectorSelector":
        return { kind: "series", selector: node };
      case "AggregateExpr":
        return subjectOfAggregation(node);
      case "Call": {
        const { name } = node;
        // Without an argument it is of the time of evaluation.
        if (name === "vector" || node.args.items.length === 0) return { kind: "single" };
        if (name === "absent" || name === "absent_over_time" || name === "scalar") return undefined;
        if (name === "histogram_quantile") return withoutBuckets(subjectOf(seriesOf(node), scope, step + 1));
        node = seriesOf(node);
        break;
      }
      case "BinaryExpr": {
        const side = decidingSide(node);
        if (side === undefined) return subjectOfMatch(node, scope, step + 1);
        node = side;
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

const deepest = 24;

function seriesOf(call: Call): Expression | undefined {
  return call.args.items.length === 0 ? undefined : seriesArgumentOf(call);
}

function subjectOfAggregation(aggregation: AggregateExpr): Subject | undefined {
  const { op, grouping } = aggregation;
  if (keepsSeries(aggregation) || op === "count_values") return undefined;
  const labels = grouping?.labels?.labels.map(({ name }) => name) ?? [];
  if (labels.length > 0) return { kind: "groups", labels, without: grouping!.without };
  return grouping?.without === true ? undefined : { kind: "single" };
}

/** `le` is used up by making quantiles of buckets. */
function withoutBuckets(subject: Subject | undefined): Subject | undefined {
  const isOfBuckets = subject?.kind === "series" && subject.selector.name?.endsWith("_bucket") === true;
  if (isOfBuckets) return { kind: "groups", labels: ["le"], without: true };
  if (subject?.kind !== "groups") return undefined;
  if (subject.without) return { ...subject, labels: [...new Set([...subject.labels, "le"])] };
  const labels = subject.labels.filter((name) => name !== "le");
  return labels.length === 0 ? { kind: "single" } : { ...subject, labels };
}

/** The side whose elements the result has, where it is one of them. */
function decidingSide({ op, lhs, rhs, vectorMatching }: BinaryExpr): Expression | undefined {
  if (isScalar(rhs)) return lhs;
  if (isScalar(lhs)) return rhs;
  if (op === "and" || op === "unless") return lhs;
  const side = vectorMatching?.group?.side;
  return side === "left" ? lhs : side === "right" ? rhs : undefined;
}

function subjectOfMatch(node: BinaryExpr, scope: Scope, depth: number): Subject | undefined {
  const { lhs, rhs, op, vectorMatching } = node;
  const on = vectorMatching?.matching;
  if (op !== "or" && on?.on === true) {
    const labels = on.labels?.labels.map(({ name }) => name) ?? [];
    return labels.length === 0 ? { kind: "single" } : { kind: "groups", labels, without: false };
  }
  if (on !== undefined) return undefined;
  const [left, right] = [subjectOf(lhs, scope, depth), subjectOf(rhs, scope, depth)];
  if (left === undefined || right === undefined) return undefined;
  if (left.kind === "single" || right.kind === "single") return left.kind === right.kind ? left : undefined;
  if (left.kind === "groups" || right.kind === "groups") {
    return groupKey(left) === groupKey(right) ? left : undefined;
  }
  if (left.kind === "series" && right.kind === "series") {
    if (baseOf(left.selector, scope) === baseOf(right.selector, scope)) return left;
    if (op === "or" || isComparisonOperator(op)) return op === "or" ? undefined : left;
  }
  const isAlike = matchersAsWritten(left.selector, scope) === matchersAsWritten(right.selector, scope);
  return isAlike ? { kind: "alike", selector: left.selector } : undefined;
}

export function groupKey(subject: Subject | undefined): string | undefined {
  if (subject?.kind !== "groups") return undefined;
  return `${subject.without ? "without" : "by"} ${JSON.stringify([...subject.labels].sort())}`;
}

/** What follows about the subject need not say it again. */
export function about(subject: Subject | undefined, scope: Scope): Scope {
  return {
    ...scope,
    it: subject?.kind === "series" ? baseOf(subject.selector, scope) : undefined,
    group: groupKey(subject),
    alike: subject?.kind === "alike" ? matchersAsWritten(subject.selector, scope) : undefined,
  };
}

/** "for each target of `up`"; nothing where there is nothing to tell. */
export function subjectInWords(subject: Subject | undefined, scope: Scope, isNow = true): Phrase {
  switch (subject?.kind) {
    case "series": {
      // Which time is looked at is told of the value.
      const now: VectorSelector = { ...subject.selector, offset: undefined, at: undefined };
      return say`for each ${selectorAsSeries(isNow ? now : subject.selector, scope, false)}`;
    }
    case "alike":
      return say`for each set of labels${sharedClauses(subject.selector, scope)}`;
    case "groups":
      return say`for each ${groupsInWords(subject)}`;
    default:
      return [];
  }
}

/** "`job`", "combination of `job`, `instance` and `device`". */
export function groupsInWords({ labels, without }: Subject & { readonly kind: "groups" }): Phrase {
  const list = sayList(labels.map(quote), "and");
  if (without) return say`combination of labels other than ${list}`;
  return labels.length > 1 ? say`combination of ${list}` : list;
}
