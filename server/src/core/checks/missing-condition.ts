import { type Knowledge, noKnowledge } from "../project/knowledge.ts";
import type { Expression, VectorSelector } from "../promql/ast.ts";
import { isComparisonOperator } from "../promql/operators.ts";
import { partsOf, walk } from "../promql/visit.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { soundExpression } from "./sound-expression.ts";

/** An alert that fires for whatever its expression returns, whatever the values are. */
export const missingCondition: ProjectRuleCheck = {
  id: "missing-condition",
  summary: "An alert without a condition",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: ({ rule }) => rule.kind === "alerting" && !isPlainlyConditional(soundExpression(rule)),

  *run({ rule, knowledge }) {
    if (rule.kind !== "alerting") return;
    const root = soundExpression(rule);
    // An alert on `vector(1)` is there to fire always.
    if (root === undefined || partsOf(root).selectors.length === 0) return;
    // What rules record is asked only where it matters: most alerts have a condition of their own.
    if (unconditionalPart(root, noKnowledge) === undefined) return;
    const found = unconditionalPart(root, knowledge);
    if (found === undefined) return;
    const message = found.isSide
      ? "Where the other side of `or` returns nothing, this side does, whatever its value: the alert always fires."
      : "There is no condition: this alert fires for every series that the expression returns, whatever its value.";
    yield { span: rule.expr!.map.spanToSource(found.part.span), message };
  },
};

/** Nearly all are, which is told from the outermost operators. */
function isPlainlyConditional(root: Expression | undefined): boolean {
  let part = root;
  while (part?.kind === "ParenExpr" || (part?.kind === "BinaryExpr" && part.op === "and")) {
    part = part.kind === "ParenExpr" ? part.expr : part.lhs;
  }
  return (
    part?.kind === "BinaryExpr" &&
    part.returnBool === undefined &&
    (part.op === "unless" || isComparisonOperator(part.op))
  );
}

/** The whole expression, or the side of an `or` whose other side has a condition. */
function unconditionalPart(
  root: Expression,
  knowledge: Knowledge,
): { readonly part: Expression; readonly isSide: boolean } | undefined {
  const conditional = conditionalParts(root, knowledge);
  if (conditional.has(root)) return undefined;
  let part = root;
  let isSide = false;
  while (part.kind === "ParenExpr" || part.kind === "BinaryExpr") {
    let next: Expression | undefined;
    if (part.kind === "ParenExpr") next = part.expr;
    else if (part.op === "or" && part.rhs !== undefined) {
      if (conditional.has(part.lhs)) next = part.rhs;
      else if (conditional.has(part.rhs)) next = part.lhs;
      isSide ||= next !== undefined;
    }
    if (next === undefined) break;
    part = next;
  }
  return { part, isSide };
}

/** The parts that return something only under a condition. */
function conditionalParts(root: Expression, knowledge: Knowledge): ReadonlySet<Expression> {
  const found = new Set<Expression>();
  const has = (part: Expression | undefined): boolean => part !== undefined && found.has(part);
  for (const part of [...walk(root)].reverse()) {
    if (isConditional(part, has, knowledge)) found.add(part);
  }
  return found;
}

function isConditional(
  part: Expression,
  has: (part: Expression | undefined) => boolean,
  knowledge: Knowledge,
): boolean {
  switch (part.kind) {
    case "VectorSelector":
      return part.name === undefined || tellsByBeingThere(part, part.name, knowledge);
    case "MatrixSelector":
      return has(part.vectorSelector);
    case "AggregateExpr":
      // Whoever writes it asks what there is.
      return part.op === "group" || has(part.expr);
    case "ParenExpr":
    case "SubqueryExpr":
    case "UnaryExpr":
      return has(part.expr);
    case "BinaryExpr": {
      const { op, lhs, rhs, returnBool } = part;
      if (op === "unless" || (isComparisonOperator(op) && returnBool === undefined)) return true;
      if (op === "or") return has(lhs) && has(rhs);
      // Two series that are there at once are a condition of their own.
      return has(lhs) || has(rhs) || (op === "and" && isChosen(lhs) && isChosen(rhs));
    }
    case "Call":
      if (part.name === "scalar") return false;
      return /^(?:absent|present_over_time)/.test(part.name) || part.args.items.some(has);
    default:
      return false;
  }
}

/** Series that are there only while something is the case: alerts, and what rules record, perhaps under a condition. */
function tellsByBeingThere({ matchers }: VectorSelector, metric: string, knowledge: Knowledge): boolean {
  if (/^ALERTS|:/.test(metric)) return true;
  // Of these only the labels tell anything: the value is always 1.
  if (matchers.length > 0 && /_(?:info|labels|annotations|metadata|tags?)$/.test(metric)) return true;
  return knowledge.recordingRulesOf(metric).length > 0;
}

function isChosen(part: Expression | undefined): boolean {
  const inner = withoutParens(part);
  return inner?.kind === "VectorSelector" && inner.matchers.length > 0;
}
