import type { AggregateExpr } from "../../promql/ast.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { percentile } from "./call-in-words.ts";
import { constantOf } from "./constant.ts";
import {
  anew,
  lengthOf,
  noun,
  operand,
  type Phrase,
  quote,
  type Scope,
  type Speech,
  say,
  sayList,
  shortened,
  sourceOf,
  startOf,
  type Value,
} from "./speech.ts";
import { groupKey } from "./subject.ts";

/** "the sum per `job` of `x`". */
export function aggregationInWords(node: AggregateExpr, scope: Scope, speech: Speech): Value {
  const { op, expr, param } = node;
  const inner = anew(scope);
  const per = groupingInWords(node, scope);
  switch (op) {
    case "count": {
      const different = distinct(node, scope, speech);
      if (different !== undefined) return noun(say`the number${per} of ${different}`);
      return noun(say`the number${per} of ${speech.elements(expr, inner)}`);
    }
    case "count_values":
      return noun(say`the number${per} of ${speech.elements(expr, inner)} for each value`);
    case "group":
      return noun(say`1${per} for ${speech.elements(expr, inner)}`);
    case "topk":
    case "bottomk":
      return noun(
        say`the ${constantOf(param) === 1 ? "" : say`${speech.value(param, inner).phrase} `}${op === "topk" ? "highest" : "lowest"}${per} of ${argument(node, inner, speech)}`,
      );
    case "limitk":
      return noun(say`any ${speech.value(param, inner).phrase}${per} of ${argument(node, inner, speech)}`);
    case "limit_ratio":
      return noun(
        say`a share of ${speech.value(param, inner).phrase}${per} of ${argument(node, inner, speech)}`,
      );
    case "quantile":
      return noun(say`the ${percentile(param, scope)}${per} of ${argument(node, inner, speech)}`);
  }
  return sumLike(node, per, { inner, speech });
}

const nouns: Partial<Record<AggregateExpr["op"], string>> = {
  avg: "average",
  max: "highest",
  min: "lowest",
  stddev: "standard deviation",
  stdvar: "variance",
  sum: "total",
};

/** "the total per-second rate of `x`" where the value is such a noun, "the sum of `x`" where not. */
function sumLike(
  { op, expr }: AggregateExpr,
  per: Phrase,
  { inner, speech }: { readonly inner: Scope; readonly speech: Speech },
): Value {
  const value = speech.value(expr, inner);
  const source = expr === undefined ? "…" : sourceOf(expr, inner);
  const isNoun = startOf(value.phrase).startsWith("the ") && value.binds === 9;
  const isAdjective = op === "sum" || op === "max" || op === "min" || op === "avg";
  // "The total rate per `job`" would seem to be a rate of something else than seconds.
  if (
    per.length === 0 &&
    isAdjective &&
    isNoun &&
    lengthOf(value.phrase) <= longestArgument &&
    isOfSamples(expr)
  ) {
    const head = startOf(value.phrase).slice(4);
    const name = op === "sum" ? "total" : nouns[op]!;
    return {
      ...noun(say`the ${name} ${[head, ...value.phrase.slice(1)]}`),
      isTime: value.isTime === true,
    };
  }
  const name = op === "sum" ? "sum" : op === "max" ? "maximum" : op === "min" ? "minimum" : nouns[op]!;
  return {
    ...noun(say`the ${name}${per} of ${operand(shortened(value, source, longestArgument), 8)}`),
    isTime: value.isTime === true,
  };
}

const longestArgument = 240;

/** A rate or the like of one selector; anything longer is not said in one breath. */
function isOfSamples(expr: AggregateExpr["expr"]): boolean {
  const node = withoutParens(expr);
  return (
    node?.kind === "Call" &&
    ["rate", "irate", "increase", "delta", "idelta", "changes", "resets", "count_over_time"].includes(
      node.name,
    ) &&
    withoutParens(node.args.items[0])?.kind === "MatrixSelector"
  );
}

function argument({ expr }: AggregateExpr, inner: Scope, speech: Speech): Phrase {
  const source = expr === undefined ? "…" : sourceOf(expr, inner);
  return operand(shortened(speech.value(expr, inner), source, longestArgument), 8);
}

/** " per `job`"; nothing where it is clear which groups are meant. */
function groupingInWords({ op, grouping }: AggregateExpr, scope: Scope): Phrase {
  const names = grouping?.labels?.labels.map(({ name }) => name) ?? [];
  if (grouping === undefined || names.length === 0) return [];
  const keeps = op === "topk" || op === "bottomk" || op === "limitk" || op === "limit_ratio";
  if (!keeps && groupKey({ kind: "groups", labels: names, without: grouping.without }) === scope.group)
    return [];
  const list = sayList(names.map(quote), "and");
  return grouping.without ? say` per combination of labels other than ${list}` : say` per ${list}`;
}

/** `count(count by (x) (…))` counts the values of `x`. */
function distinct({ expr, grouping }: AggregateExpr, scope: Scope, speech: Speech): Phrase | undefined {
  const node = withoutParens(expr);
  const outer = new Set(grouping?.without === true ? [] : grouping?.labels?.labels.map(({ name }) => name));
  if (
    node?.kind === "AggregateExpr" &&
    node.op === "count_values" &&
    isGroupedAlike(node.grouping, grouping)
  ) {
    return say`different values among ${speech.elements(node.expr, anew(scope))}`;
  }
  if (node?.kind !== "AggregateExpr" || node.grouping === undefined || node.grouping.without)
    return undefined;
  if (node.op !== "count" && node.op !== "group") return undefined;
  const names = (node.grouping.labels?.labels ?? []).map(({ name }) => name);
  const labels = names.filter((name) => !outer.has(name)).map(quote);
  if (labels.length === 0) return undefined;
  const what = labels.length === 1 ? "values" : "combinations";
  return say`different ${what} of ${sayList(labels, "and")} among ${speech.elements(node.expr, anew(scope))}`;
}

function isGroupedAlike(one: AggregateExpr["grouping"], other: AggregateExpr["grouping"]): boolean {
  const [first, second] = [one, other].map((grouping) =>
    groupKey({
      kind: "groups",
      labels: grouping?.labels?.labels.map(({ name }) => name) ?? [],
      without: grouping?.without === true,
    }),
  );
  return first === second;
}
