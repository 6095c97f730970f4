import { metricOf } from "../project/selector-source.ts";
import type { BinaryExpr, Expression, VectorSelector } from "../promql/ast.ts";
import { childrenOf } from "../promql/visit.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { isOfKind } from "./metric-types.ts";
import { settledExpression } from "./settled-expression.ts";

/** The value of a counter depends on when its process started; what says something is how fast it grows. */
export const rawCounter: ProjectRuleCheck = {
  id: "raw-counter",
  summary: "A counter whose value is used as it is, without `rate()` or `increase()`",
  severity: "information",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const { rule, text, facts } = subject;
    const told = new Set<string>();
    for (const selector of directSelectors(settledExpression(rule))) {
      const metric = metricOf(selector);
      if (metric === undefined || told.has(metric) || /_(?:sum|count|bucket)$/.test(metric)) continue;
      if (!isOfKind("counter", selector, subject)) continue;
      told.add(metric);
      yield {
        span: new ExpressionEditor(rule.expr!, text).place(selector.span),
        message: `\`${metric}\` is a counter, says ${facts.source!.name}: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.`,
      };
    }
  },
};

/** The selectors whose values decide about the result; not those that are only counted, compared with zero, or joined. */
function* directSelectors(root: Expression | undefined): Generator<VectorSelector> {
  const waiting: Expression[] = root === undefined ? [] : [root];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === "VectorSelector") {
      if (part.offset === undefined) yield part;
      continue;
    }
    waiting.push(...[...valuesIn(part)].reverse());
  }
}

function valuesIn(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case "MatrixSelector":
    case "SubqueryExpr":
      return none;
    case "Call":
      return asksForValues.has(part.name) ? part.args.items.slice(0, 1) : none;
    case "AggregateExpr":
      return /^(?:count|count_values|group)$/.test(part.op) ? none : childrenOf(part);
    case "BinaryExpr":
      return valuesInBinary(part);
    default:
      return childrenOf(part);
  }
}

function valuesInBinary({ op, lhs, rhs }: BinaryExpr): readonly Expression[] {
  if (op === "and" || op === "unless") return [lhs];
  // A difference of counters is a count of its own, and a share is one since the start.
  if (op === "-" || op === "/") return none;
  // Whether anything has ever happened is a question of its own.
  if ((/^[=!]=$/.test(op) && isZero(lhs)) || (/^(?:[=!]=|>)$/.test(op) && isZero(rhs))) return none;
  return rhs === undefined ? [lhs] : [lhs, rhs];
}

function isZero(part: Expression | undefined): boolean {
  return part?.kind === "NumberLiteral" && part.value === 0;
}

/** Functions that only shape the value. */
const asksForValues = new Set(
  "abs ceil clamp clamp_max clamp_min floor ln log10 log2 round sort sort_desc sqrt".split(" "),
);
const none: readonly never[] = [];
