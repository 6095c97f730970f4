import type { BinaryExpr, Expression } from "../promql/ast.ts";
import { isComparisonOperator } from "../promql/operators.ts";
import { decide, fillsIn, inferRanges, type ValueRange } from "../promql/value-range.ts";
import { walk } from "../promql/visit.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { RuleCheck } from "./check.ts";
import { shortCode } from "./short-code.ts";
import { soundExpression } from "./sound-expression.ts";

/** A comparison whose outcome is certain before anything is measured. */
export const constantCondition: RuleCheck = {
  id: "constant-condition",
  summary: "A comparison that is always or never true",
  severity: "warning",
  looksAt: "rule",
  mayFind: ({ expr }) => expr !== undefined && mayBeConstant.test(expr.value),

  *run({ rule }) {
    const root = soundExpression(rule);
    if (root === undefined) return;
    const { value, map } = rule.expr!;
    const judged: Judged = {
      rangeOf: inferRanges(),
      textOf: ({ span }) => value.slice(span.from, span.to),
    };
    for (const part of walk(root)) {
      const message = part.kind === "BinaryExpr" ? judge(part, judged) : judgeAbsence(part, judged);
      if (message !== undefined) yield { span: map.spanToSource(part.span), message };
    }
  },
};

/**
 * Only of these are both ends known, or the value is at least 1. Of all others it is known at most that they are not
 * negative, which matters beside 0 and negative numbers alone, and beside a comparison of a comparison.
 */
const mayBeConstant =
  /\b(?:up|ALERTS|bool|time|sgn|(?:count|group|abs|present|clamp|minute|hour|day|month|vector|scalar|std|label_)\w*)\b|[<>=] *(?:-|0(?![.\d]))|(?:[<>]=?|[=!]=) *[\d.e]+[\s)]*(?:[<>=!]|and\b)|^[-+(\s]*\d/;

interface Judged {
  rangeOf(part: Expression | undefined): ValueRange;
  textOf(part: Expression): string;
}

function judge(part: BinaryExpr, judged: Judged): string | undefined {
  const { op, lhs, rhs } = part;
  if (rhs === undefined || fillsIn(part)) return undefined;
  if (op === "and") return part.vectorMatching === undefined ? contradiction(lhs, rhs, judged) : undefined;
  if (!isComparisonOperator(op)) return undefined;
  const [left, right] = [judged.rangeOf(lhs), judged.rangeOf(rhs)];
  const outcome = decide(op, left, right);
  if (outcome === undefined) return undefined;
  const isNumber = isConstant(left) && (!isConstant(right) || lhs.kind === "NumberLiteral");
  const [side, range] = isNumber ? [rhs, right] : [lhs, left];
  if (outcome === "always" && (isExistence(side) || isMadeToFire(part))) return undefined;
  return `${shortCode(judged.textOf(side), mostShown)} is ${inWords(side, range)}: ${effect(part, outcome)}.`;
}

/** `absent(x or vector(0))`. */
function judgeAbsence(part: Expression, { textOf }: Judged): string | undefined {
  if (part.kind !== "Call" || part.name !== "absent") return undefined;
  const waiting: (Expression | undefined)[] = [part.args.items[0]];
  while (waiting.length > 0) {
    const inner = withoutParens(waiting.pop());
    if (inner?.kind === "BinaryExpr" && inner.op === "or") waiting.push(inner.lhs, inner.rhs);
    else if (inner?.kind === "AggregateExpr" && inner.param === undefined) waiting.push(inner.expr);
    else if (inner?.kind === "Call" && inner.name === "vector")
      return `${shortCode(textOf(inner), mostShown)} is always there: this never returns anything.`;
  }
  return undefined;
}

function effect({ returnBool }: BinaryExpr, outcome: "always" | "never"): string {
  if (returnBool !== undefined) return `this is always ${outcome === "always" ? 1 : 0}`;
  return outcome === "always"
    ? "this comparison is always true and leaves nothing out"
    : "this comparison is never true and returns nothing";
}

function isConstant({ from, to }: ValueRange): boolean {
  return from === to;
}

/** Whether there is anything at all is a condition, however it is compared: `count(x) > 0`, `absent(x) == 1`. */
function isExistence(side: Expression): boolean {
  const inner = withoutParens(side);
  if (inner?.kind === "VectorSelector") return areAlerts(inner);
  if (inner?.kind === "Call") {
    const [range] = inner.args.items;
    if (range?.kind === "MatrixSelector" && areAlerts(range.vectorSelector)) return true;
    return /^(?:absent|present|count|last)/.test(inner.name);
  }
  return inner?.kind === "AggregateExpr";
}

function areAlerts(part: Expression): boolean {
  return part.kind === "VectorSelector" && part.name === "ALERTS";
}

/** `vector(1) > 0` and the like are alerts that are there to fire always. */
function isMadeToFire(comparison: BinaryExpr): boolean {
  for (const part of walk(comparison)) {
    if (part.kind === "VectorSelector" || (part.kind === "Call" && part.name !== "vector")) return false;
  }
  return true;
}

/** `x > 5 and x < 3`, of one and the same series. */
function contradiction(lhs: Expression, rhs: Expression, judged: Judged): string | undefined {
  const [left, right] = [boundOf(lhs), boundOf(rhs)];
  const { rangeOf, textOf } = judged;
  if (left === undefined || right === undefined || textOf(left.side) !== textOf(right.side)) return undefined;
  if (decide(right.op, rangeOf(left.whole), rangeOf(right.limit)) !== "never") return undefined;
  const what = shortCode(textOf(left.side), mostShown);
  return `${what} cannot be \`${left.op} ${textOf(left.limit)}\` and \`${right.op} ${textOf(right.limit)}\` at once: this never returns anything.`;
}

/** Anything that is compared with a number. */
function boundOf(part: Expression) {
  const inner = withoutParens(part);
  if (inner?.kind !== "BinaryExpr" || !isComparisonOperator(inner.op) || inner.returnBool !== undefined)
    return undefined;
  const { op, lhs, rhs } = inner;
  if (rhs?.kind !== "NumberLiteral" || lhs.kind === "NumberLiteral") return undefined;
  return { op, side: lhs, limit: rhs, whole: inner };
}

function inWords(side: Expression, { from, to }: ValueRange): string {
  const inner = withoutParens(side) ?? side;
  if (from === to) return `always ${from}`;
  const isBit =
    inner.kind === "VectorSelector" || (inner.kind === "BinaryExpr" && inner.returnBool !== undefined);
  if (from === 0 && to === 1 && isBit) return "0 or 1";
  if (from === -Infinity) return `at most ${to}`;
  if (to === Infinity) return from === 0 ? "never negative" : `at least ${from}`;
  return `from ${from} to ${to}`;
}

const mostShown = 40;
