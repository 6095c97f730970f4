import { keepsSeries } from "../../labels/infer-labels-aggregation.ts";
import type { BinaryExpr, ComparisonOperator, Expression } from "../../promql/ast.ts";
import { isComparisonOperator, mirrored, precedenceOf } from "../../promql/operators.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { codePhrase } from "./code-phrase.ts";
import { aggregatesAll, constantOf, isScalar, isVectorOfNumber } from "./constant.ts";
import { commonLabels, copiedLabels, fillInWords } from "./matching-in-words.ts";
import {
  lengthOf,
  noun,
  operand,
  type Phrase,
  type Scope,
  type Speech,
  say,
  shortened,
  sourceOf,
  type Value,
} from "./speech.ts";
import { groupKey } from "./subject.ts";
import { inUnit, unitOf } from "./unit.ts";

/** What an operation yields, as a noun. */
export function binaryInWords(node: BinaryExpr, scope: Scope, speech: Speech): Value {
  const { op } = node;
  const number = constantOf(node);
  if (number !== undefined) return noun(say`${String(Number(number.toPrecision(12)))}`);
  if (op === "and" || op === "unless") return filtered(node, scope, speech);
  if (op === "or") return united(node, scope, speech);
  if (isComparisonOperator(op)) {
    if (node.returnBool !== undefined)
      return { phrase: say`1 if ${comparisonInWords(node, scope, speech)} and 0 if not`, binds: 0 };
    return whereCompared(node, scope, speech);
  }
  return arithmetic(node, scope, speech);
}

/** "the value is above 5". */
export function comparisonInWords(node: BinaryExpr, scope: Scope, speech: Speech): Phrase {
  const [left, right] = sides(node, scope, speech);
  const flips = isScalar(node.lhs) && !isScalar(node.rhs);
  const op = node.op as ComparisonOperator;
  const [it, other, verb] = flips ? [right, left, verbs[mirrored[op]]] : [left, right, verbs[op]];
  const limit = constantOf(flips ? node.lhs : node.rhs);
  const chained = limit === undefined ? undefined : chainedComparison(flips ? node.rhs : node.lhs);
  if (chained !== undefined) return say`${speech.clause(chained, scope)} and ${verb} ${other.phrase}`;
  const isCode = limit !== undefined && (op === "==" || op === "!=");
  const code = isCode ? codePhrase(flips ? node.rhs : node.lhs, limit, scope) : [];
  const counted = it.isTime === true ? "seconds" : unitOf(flips ? node.rhs : node.lhs);
  const unit = limit === undefined ? "" : Number.isNaN(limit) ? ofNaN(op) : inUnit(limit, counted);
  const comma = it.binds === 3 ? "," : "";
  const oneOf = picksSeveral(flips ? node.rhs : node.lhs) ? "one of " : "";
  const said = limit === undefined ? equality(verb) : verb;
  return say`${oneOf}${operand(it, 1)}${comma} ${said} ${operand(other, 4)}${unit}${code}${relation(node, scope, other)}`;
}

/** NaN is neither equal to anything nor above or below it. */
function ofNaN(op: ComparisonOperator): string {
  return op === "!=" ? " (which is always so)" : " (which is never so)";
}

function picksSeveral(expression: Expression | undefined): boolean {
  const node = withoutParens(expression);
  const isPick = node?.kind === "AggregateExpr" && keepsSeries(node);
  return isPick && constantOf(node.param) !== 1;
}

/** In `1 < x < 5` the first comparison hands on what it keeps, so both hold. */
function chainedComparison(inner: Expression | undefined): BinaryExpr | undefined {
  const node = withoutParens(inner);
  if (node?.kind !== "BinaryExpr" || !isComparisonOperator(node.op)) return undefined;
  const isLimit = constantOf(node.lhs) !== undefined || constantOf(node.rhs) !== undefined;
  return isLimit && node.returnBool === undefined ? node : undefined;
}

/** "above 5", what is asked of the left side. */
export const verbs: Readonly<Record<ComparisonOperator, string>> = {
  "==": "is",
  "!=": "is not",
  ">": "is above",
  ">=": "is at least",
  "<": "is below",
  "<=": "is at most",
};

/** Of numbers it is said that something "is" one; series are no such thing. */
function equality(verb: string): string {
  return verb === "is" ? "equals" : verb === "is not" ? "differs from" : verb;
}

function sides(node: BinaryExpr, scope: Scope, speech: Speech): readonly [Value, Value] {
  const { lhs, rhs, vectorMatching } = node;
  const isMatched = vectorMatching?.matching !== undefined && !isScalar(lhs) && !isScalar(rhs);
  const deeper = { ...scope, depth: scope.depth + 1 };
  // What is said of "it" holds for one side alone where others may be its partners.
  const partner = isMatched ? { ...deeper, it: undefined, group: partnerGroup(node, scope) } : deeper;
  const isRightMany = vectorMatching?.group?.side === "right";
  const left = speech.value(lhs, isRightMany ? partner : deeper);
  const right = speech.value(rhs, isRightMany ? deeper : partner);
  const length = lengthOf(left.phrase) + lengthOf(right.phrase);
  const most = length > longest ? longestSide : longest;
  return [
    shortened(left, sourceOf(lhs, scope), most),
    rhs === undefined ? right : shortened(right, sourceOf(rhs, scope), most),
  ];
}

/** Aggregations by the labels that both sides share need not say so once more. */
function partnerGroup({ vectorMatching }: BinaryExpr, scope: Scope): string | undefined {
  const { matching, group } = vectorMatching ?? {};
  if (matching?.on !== true || group === undefined) return scope.group;
  const labels = matching.labels?.labels.map(({ name }) => name) ?? [];
  return labels.length === 0 ? undefined : groupKey({ kind: "groups", labels, without: false });
}

const longest = 260;
const longestSide = 100;

function relation(node: BinaryExpr, scope: Scope, other: Value): Phrase {
  const common = commonLabels(node, scope);
  const copied = copiedLabels(node);
  const fill = fillInWords(node.vectorMatching, scope);
  const of = common.length === 0 ? [] : say`of ${common}`;
  const said = [of, copied].filter(({ length }) => length > 0);
  if (said.length === 0) return fill;
  if (other.isName === true && copied.length === 0) return say` ${of}${fill}`;
  return say` (${said.reduce((list, each) => say`${list}, ${each}`)})${fill}`;
}

function arithmetic(node: BinaryExpr, scope: Scope, speech: Speech): Value {
  const binds = precedenceOf(node.op);
  const share = shareOf(node);
  if (share !== undefined) return shareInWords(share, scope, speech);
  const [left, right] = sides(node, scope, speech);
  const percent = percentage(node, { left, right });
  if (percent !== undefined) return percent;
  const time = timeDifference(node, { left, right });
  if (time !== undefined) return time;
  const l = operand(left, binds);
  // To the right of an operator, what binds equally tight was written in parentheses.
  const r = say`${operand(right, binds + 1)}${relation(node, scope, right)}`;
  switch (node.op) {
    case "+":
      return { phrase: say`${l} plus ${r}`, binds };
    case "-":
      return { phrase: say`${l} minus ${r}`, binds };
    case "*":
      // Behind a long noun a factor would seem to belong to its end.
      if (constantOf(node.rhs) !== undefined) return { phrase: say`${right.phrase} times ${l}`, binds };
      return { phrase: say`${l} times ${r}`, binds };
    case "/":
      return { phrase: say`${l} divided by ${r}`, binds };
    case "%":
      return noun(say`the remainder of (${l} divided by ${r})`);
    case "^":
      return { phrase: say`${l} to the power of ${r}`, binds };
    case "atan2":
      return noun(say`the angle of the point (${r}, ${l})`);
    case "</":
      return { phrase: say`${l} without observations above ${r}`, binds };
    default:
      return { phrase: say`${l} without observations below ${r}`, binds };
  }
}

interface Sides {
  readonly left: Value;
  readonly right: Value;
}

/** The division in `100 * a / b`, `a / b * 100` and `100 * (a / b)`. */
function shareOf({ op, lhs, rhs, ...rest }: BinaryExpr): BinaryExpr | undefined {
  const [left, right] = [withoutParens(lhs), withoutParens(rhs)];
  if (op === "*") {
    const division = constantOf(rhs) === 100 ? left : constantOf(lhs) === 100 ? right : undefined;
    const isShare = division?.kind === "BinaryExpr" && division.op === "/" && !isScalar(division);
    return isShare && constantOf(division.rhs) === undefined ? division : undefined;
  }
  if (op !== "/" || left?.kind !== "BinaryExpr" || left.op !== "*" || isScalar(rhs)) return undefined;
  const counted =
    constantOf(left.lhs) === 100 ? left.rhs : constantOf(left.rhs) === 100 ? left.lhs : undefined;
  return counted && { ...rest, op, lhs: counted, rhs };
}

function shareInWords(division: BinaryExpr, scope: Scope, speech: Speech): Value {
  const [left, right] = sides(division, scope, speech);
  const other = say`${operand(right, 6)}${relation(division, scope, right)}`;
  return { phrase: say`${operand(left, 5)} as a percentage of ${other}`, binds: 5 };
}

/** A hundred times something is a percentage: "`a` divided by `b`, as a percentage". */
function percentage({ op, lhs, rhs }: BinaryExpr, { left, right }: Sides): Value | undefined {
  if (op !== "*") return undefined;
  const value = constantOf(rhs) === 100 ? left : constantOf(lhs) === 100 ? right : undefined;
  if (value === undefined || value.binds >= 8) return undefined;
  return { phrase: say`${operand(value, 7)} in percent`, binds: 8 };
}

/** `time() - x` is how long ago `x` was. */
function timeDifference({ op, lhs, rhs }: BinaryExpr, { left, right }: Sides): Value | undefined {
  // From a constant it is no way to a moment: `time() - 60` is a moment itself.
  if (op !== "-" || rhs === undefined || isScalar(lhs) === isScalar(rhs)) return undefined;
  if (isNow(lhs) && !isNow(rhs)) {
    return { phrase: say`the number of seconds since ${moment(right)}`, binds: 4, isTime: true };
  }
  if (isNow(rhs) && !isNow(lhs)) {
    return { phrase: say`the number of seconds until ${moment(left)}`, binds: 4, isTime: true };
  }
  return undefined;
}

function moment(value: Value): Phrase {
  return value.isTime === true || value.isName === true ? value.phrase : say`${operand(value, 8)}`;
}

function isNow(node: Expression | undefined): boolean {
  const at = withoutParens(node);
  return at?.kind === "Call" && at.name === "time";
}

function whereCompared(node: BinaryExpr, scope: Scope, speech: Speech): Value {
  const [left, right] = sides(node, scope, speech);
  const flips = isScalar(node.lhs) && !isScalar(node.rhs);
  const op = node.op as ComparisonOperator;
  const [it, other, verb] = flips ? [right, left, verbs[mirrored[op]]] : [left, right, verbs[op]];
  const isNumber = constantOf(flips ? node.lhs : node.rhs) !== undefined;
  return {
    phrase: say`${operand(it, 4)} where it ${isNumber ? verb : equality(verb)} ${operand(other, 4)}${relation(node, scope, other)}`,
    binds: 0,
  };
}

function filtered(node: BinaryExpr, scope: Scope, speech: Speech): Value {
  const { op, lhs, rhs } = node;
  const left = speech.value(lhs, { ...scope, depth: scope.depth + 1 });
  if (rhs === undefined) return left;
  const common = commonLabels(node, scope);
  const right = speech.clause(rhs, { ...scope, it: undefined, depth: scope.depth + 1 });
  const for_ = common.length === 0 ? [] : say`, for ${common},`;
  const word = op === "and" ? "but only where" : "except where";
  return {
    phrase: say`${operand(shortened(left, sourceOf(lhs, scope), longest), 1)}, ${word}${for_} ${right}`,
    binds: 0,
  };
}

function united(node: BinaryExpr, scope: Scope, speech: Speech): Value {
  const { lhs, rhs } = node;
  const deeper = { ...scope, depth: scope.depth + 1 };
  const left = shortened(speech.value(lhs, deeper), sourceOf(lhs, scope), longest);
  if (rhs === undefined) return left;
  const right = shortened(speech.value(rhs, deeper), sourceOf(rhs, scope), longest);
  if (isVectorOfNumber(rhs) && aggregatesAll(lhs)) {
    return { phrase: say`${operand(left, 1)} (${right.phrase} if there is none)`, binds: 8 };
  }
  if (isVectorOfNumber(rhs) && node.vectorMatching?.matching === undefined) {
    return { phrase: say`${operand(left, 1)} (and ${right.phrase} as a series without labels)`, binds: 8 };
  }
  const isClear = scope.group !== undefined || aggregatesAll(lhs);
  const isOfAll = node.vectorMatching?.matching === undefined;
  const common = !isOfAll ? commonLabels(node, scope) : isClear ? [] : say`the same labels`;
  const for_ = common.length === 0 ? [] : say` for ${common}`;
  return { phrase: say`${operand(left, 1)} or, where there is none${for_}, ${operand(right, 1)}`, binds: 0 };
}
