import type { CatalogueMetric, MetricValue } from "../catalogue/catalogue-metric.ts";
import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import type { ExpressionField } from "../files/rule-file.ts";
import { metricOf } from "../project/selector-source.ts";
import type {
  BinaryExpr,
  ComparisonOperator,
  Expression,
  NumberLiteral,
  VectorSelector,
} from "../promql/ast.ts";
import { isComparisonOperator, mirrored } from "../promql/operators.ts";
import { walk } from "../promql/visit.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { settledExpression } from "./settled-expression.ts";

/** A comparison of a metric whose values are codes with one of them. */
export interface CodedComparison {
  readonly part: BinaryExpr;
  /** As if the metric stood on the left. */
  readonly op: ComparisonOperator;
  readonly number: NumberLiteral;
  readonly selector: VectorSelector;
  readonly metric: CatalogueMetric;
  /** The codes for which it holds. */
  readonly holding: readonly MetricValue[];
}

/** Those in a rule whose metrics are what the catalogue says, as far as anybody can tell. */
export function codedComparisonsIn(subject: RuleInProject): readonly CodedComparison[] {
  const { rule, options } = subject;
  if (options.catalogue === undefined || !mayHaveCode(subject)) return none;
  if (last?.subject !== subject) {
    const found = [...codedComparisons(settledExpression(rule), options.catalogue)];
    last = { subject, found: found.filter(({ metric }) => !isRecorded(metric.name, subject)) };
  }
  return last.found;
}

let last: { readonly subject: RuleInProject; readonly found: readonly CodedComparison[] } | undefined;

/** Several checks ask in a row. */
export function mayHaveCode({ rule: { expr }, options }: RuleInProject): boolean {
  if (expr === undefined) return false;
  const { catalogue } = options;
  if (lastAsked?.expr !== expr || lastAsked.catalogue !== catalogue) {
    lastAsked = { expr, catalogue, mayHaveCode: mayCompareWithCode(expr.value, catalogue) };
  }
  return lastAsked.mayHaveCode;
}

let lastAsked:
  | {
      readonly expr: ExpressionField;
      readonly catalogue: MetricCatalogue | undefined;
      readonly mayHaveCode: boolean;
    }
  | undefined;

/** To ask costs next to nothing and loads nothing, and most rules have none. */
export function mayCompareWithCode(text: string, catalogue: MetricCatalogue | undefined): boolean {
  return catalogue?.mayNameCode(text) === true && comparesWithCode.test(text);
}

const comparesWithCode =
  /(?:[=!]=|[<>]=?)\s*(?:bool\s*)?-?\d\d?(?![\d.a-z])|(?<![\w."'])-?\d\d?\s*(?:[=!]=|[<>])/;
const none: readonly never[] = [];

export function* codedComparisons(
  root: Expression | undefined,
  catalogue: MetricCatalogue,
): Generator<CodedComparison> {
  const seen = new Set<BinaryExpr>();
  for (const part of walk(root)) {
    const compared = part.kind === "BinaryExpr" && !seen.has(part) ? comparedIn(part) : undefined;
    if (part.kind !== "BinaryExpr" || compared === undefined) continue;
    const { number, op } = compared;
    const { selector, filters } = codeIn(compared.part);
    for (const filter of filters) seen.add(filter.binary);
    const name = selector && metricOf(selector);
    // `up` is in half of all rules, and what it means is known without looking it up.
    const metric = name === undefined || name === "up" ? undefined : catalogue.find(name);
    if (selector === undefined || metric === undefined || metric.values.length === 0) continue;
    const all = [compared, ...filters];
    const holding = metric.values.filter(({ value }) =>
      all.every((each) => holds(value, each.op, each.number.value)),
    );
    yield { part, op, number, selector, metric, holding };
  }
}

interface Compared {
  readonly binary: BinaryExpr;
  /** What is compared with the number. */
  readonly part: Expression | undefined;
  readonly op: ComparisonOperator;
  readonly number: NumberLiteral;
}

function comparedIn(binary: BinaryExpr): Compared | undefined {
  const { op } = binary;
  if (binary.rhs === undefined || !isComparisonOperator(op)) return undefined;
  const [left, right] = [withoutParens(binary.lhs), withoutParens(binary.rhs)];
  if (left?.kind === "NumberLiteral")
    return isCode(left) ? { binary, part: right, op: mirrored[op], number: left } : undefined;
  return right?.kind === "NumberLiteral" && isCode(right)
    ? { binary, part: left, op, number: right }
    : undefined;
}

/** The selector whose values these are, and no others. */
export function codedSelector(part: Expression | undefined): VectorSelector | undefined {
  return codeIn(part).selector;
}

/** The same, with the comparisons on the way: `x > 0 < 3`. */
function codeIn(part: Expression | undefined): {
  readonly selector: VectorSelector | undefined;
  readonly filters: readonly Compared[];
} {
  const filters: Compared[] = [];
  for (let found = part; found !== undefined; found = next(found, filters)) {
    if (found.kind === "VectorSelector") return { selector: found, filters };
  }
  return { selector: undefined, filters };
}

function next(part: Expression, filters: Compared[]): Expression | undefined {
  switch (part.kind) {
    case "MatrixSelector":
      return part.vectorSelector;
    case "ParenExpr":
    case "SubqueryExpr":
      return part.expr;
    case "AggregateExpr":
      return /^(?:min|max|topk|bottomk)$/.test(part.op) ? part.expr : undefined;
    case "Call":
      return /^(?:(?:min|max|last)_over_time|sort|sort_desc)$/.test(part.name)
        ? part.args.items[0]
        : undefined;
    case "BinaryExpr": {
      const filter = part.returnBool === undefined ? comparedIn(part) : undefined;
      if (filter !== undefined) filters.push(filter);
      return filter?.part;
    }
    default:
      return undefined;
  }
}

function isCode({ value, duration }: NumberLiteral): boolean {
  return !duration && Number.isInteger(value) && Math.abs(value) < 100;
}

function holds(value: number, op: ComparisonOperator, number: number): boolean {
  switch (op) {
    case "==":
      return value === number;
    case "!=":
      return value !== number;
    case "<":
      return value < number;
    case "<=":
      return value <= number;
    case ">":
      return value > number;
    case ">=":
      return value >= number;
  }
}
