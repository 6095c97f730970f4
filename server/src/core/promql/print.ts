import { goQuote } from "../text/go-quote.ts";
import type {
  AggregateExpr,
  BinaryExpr,
  Duration,
  DurationExpr,
  Expression,
  LabelList,
  LabelMatcher,
  MatrixSelector,
  SelectorModifiers,
  SubqueryExpr,
  VectorMatching,
  VectorSelector,
} from "./ast.ts";
import { printDuration } from "./duration.ts";
import { inferType } from "./infer-type.ts";
import { isValidLabelName } from "./names.ts";
import { metricNameLabel } from "./selector.ts";

/** An expression on one line, in the form that Prometheus prints it. What is missing in a broken one is left out. */
export function printExpression(node: Expression | undefined): string {
  switch (node?.kind) {
    case undefined:
      return "";
    case "AggregateExpr":
      return printAggregation(node);
    case "BinaryExpr":
    case "SubqueryExpr":
      return printChain(node);
    case "Call":
      return `${node.name}(${node.args.items.map(printExpression).join(", ")})`;
    case "DurationExpr":
      return printDurationExpr(node);
    case "MatrixSelector":
      return printRange(node);
    case "NumberLiteral":
      return node.duration ? printSeconds(node.value) : printFloat(node.value);
    case "ParenExpr":
      return `(${printExpression(node.expr)})`;
    case "StringLiteral":
      return goQuote(node.value);
    case "UnaryExpr":
      return `${node.op}${printExpression(node.expr)}`;
    case "VectorSelector":
      return printSelector(node);
  }
}

function printAggregation(node: AggregateExpr): string {
  return `${printAggregationHead(node)}(${(node.args?.items ?? []).map(printExpression).join(", ")})`;
}

/** `sum by (job) `: all before the arguments. */
export function printAggregationHead({ op, grouping }: AggregateExpr): string {
  const labels = printLabels(grouping?.labels);
  // Grouping by nothing is what happens anyway.
  const says = grouping !== undefined && (grouping.without || labels !== "()");
  return says ? `${op} ${grouping.without ? "without" : "by"} ${labels} ` : op;
}

/** Operators and subqueries lean to the left, and thousands of them may follow each other. */
function printChain(node: BinaryExpr | SubqueryExpr): string {
  const parts: string[] = [];
  let at: Expression = node;
  while (at.kind === "BinaryExpr" || at.kind === "SubqueryExpr") {
    parts.push(at.kind === "BinaryExpr" ? printRightSide(at) : printSubqueryTimes(at));
    at = at.kind === "BinaryExpr" ? at.lhs : at.expr;
  }
  return [printExpression(at), ...parts.reverse()].join("");
}

function printRightSide(node: BinaryExpr): string {
  return ` ${printOperator(node)} ${printExpression(node.rhs)}`;
}

/** `> bool on (job)`: all between the two sides. */
export function printOperator(node: BinaryExpr): string {
  const { op, returnBool, vectorMatching } = node;
  const bool = returnBool === undefined ? "" : " bool";
  const matching = vectorMatching === undefined || !joins(node) ? "" : printMatching(vectorMatching);
  return `${op}${bool}${matching}`;
}

/** `[1h:5m] offset 1d`: all behind the expression. */
export function printSubqueryTimes(node: SubqueryExpr): string {
  return `[${printLength(node.range)}:${printLength(node.step)}]${printAt(node)}${printOffset(node)}`;
}

/** Where one side is a number, nothing is matched, whatever is said about it. */
function joins({ lhs, rhs }: BinaryExpr): boolean {
  return inferType(lhs) !== "scalar" && inferType(rhs) !== "scalar";
}

function printMatching({ matching, group, fillLeft, fillRight }: VectorMatching): string {
  let printed = "";
  const labels = printLabels(matching?.labels);
  // Ignoring nothing is what happens anyway, but a group needs a word before it.
  if (matching !== undefined && (matching.on || labels !== "()" || group !== undefined)) {
    printed += ` ${matching.on ? "on" : "ignoring"} ${labels}`;
  }
  if (group !== undefined) printed += ` group_${group.side} ${printLabels(group.include)}`;
  const left = fillLeft?.value?.value;
  const right = fillRight?.value?.value;
  if (left !== undefined && left === right) return `${printed} fill (${printFloat(left)})`;
  if (left !== undefined) printed += ` fill_left (${printFloat(left)})`;
  if (right !== undefined) printed += ` fill_right (${printFloat(right)})`;
  return printed;
}

function printLabels(list: LabelList | undefined): string {
  const names = (list?.labels ?? []).map(({ name }) =>
    isValidLabelName(name, "legacy") ? name : goQuote(name),
  );
  return `(${names.join(", ")})`;
}

function printSelector(node: VectorSelector): string {
  // A name in quotes that is a good name is the same as one before the braces, which hold the rest in order.
  const matchers = node.matchers.filter((matcher) => !saysNameAgain(node, matcher)).map(printMatcher);
  const braces =
    matchers.length === 0 && node.name !== undefined ? "" : `{${matchers.sort(byBytes).join(",")}}`;
  return `${node.name ?? ""}${braces}${printAt(node)}${printWord(node)}${printOffset(node)}`;
}

function saysNameAgain({ name }: VectorSelector, matcher: LabelMatcher): boolean {
  return (
    name !== undefined &&
    matcher.name === metricNameLabel &&
    matcher.matchType === "=" &&
    matcher.value === name
  );
}

function printMatcher({ name, matchType = "=", value = "" }: LabelMatcher): string {
  return `${isValidLabelName(name, "legacy") ? name : goQuote(name)}${matchType}${goQuote(value)}`;
}

/** Go compares bytes, whose order is that of the code points. */
function byBytes(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A word about the range stands behind it, even if it was written before. */
function printRange(node: MatrixSelector): string {
  const selector = node.vectorSelector;
  if (selector.kind !== "VectorSelector") return `${printExpression(selector)}[${printLength(node.range)}]`;
  const bare: VectorSelector = { ...selector, anchored: undefined, smoothed: undefined };
  const anchored = selector.anchored ?? node.anchored;
  const smoothed = selector.smoothed ?? node.smoothed;
  const word = printWord({ ...node, anchored, smoothed });
  return `${printSelector(bare)}[${printLength(node.range)}]${word}${printAt(node)}${printOffset(node)}`;
}

function printWord({ anchored, smoothed }: SelectorModifiers): string {
  if (anchored !== undefined) return " anchored";
  return smoothed === undefined ? "" : " smoothed";
}

function printAt({ at }: SelectorModifiers): string {
  const time = at?.at;
  if (time === undefined) return "";
  if (time.kind !== "timestamp") return ` @ ${time.kind}()`;
  // Go rounds half a millisecond away from zero.
  const milliseconds = Math.sign(time.seconds) * Math.round(Math.abs(time.seconds) * 1000);
  return ` @ ${(milliseconds / 1000).toFixed(3)}`;
}

function printOffset({ offset }: SelectorModifiers): string {
  const duration = offset?.duration;
  if (duration === undefined) return "";
  if (duration.kind === "DurationExpr") return ` offset ${printDurationExpr(duration)}`;
  return Math.round(duration.value * 1e9) === 0 ? "" : ` offset ${printLength(duration)}`;
}

/** A length of time, which is a duration however it was written. */
function printLength(duration: Duration | undefined): string {
  if (duration === undefined) return "";
  return duration.kind === "DurationExpr" ? printDurationExpr(duration) : printSeconds(duration.value);
}

/** Rounded to nanoseconds as in Go, so that 1.001 seconds are 1001 milliseconds. */
function printSeconds(seconds: number): string {
  return printDuration(Math.round(seconds * 1e9) / 1e6);
}

function printDurationExpr(node: DurationExpr): string {
  // Arithmetic leans to the left as well, until parentheses end a chain.
  const parts: string[] = [];
  let at: Duration = node;
  while (at.kind === "DurationExpr" && !at.wrapped && at.lhs !== undefined && !isCall(at)) {
    parts.push(` ${at.op} ${printExpression(at.rhs)}`);
    at = at.lhs;
  }
  const first = at.kind === "DurationExpr" ? printFirstDuration(at) : printExpression(at);
  return [first, ...parts.reverse()].join("");
}

function printFirstDuration(node: DurationExpr): string {
  const { op, lhs, rhs, wrapped } = node;
  if (wrapped) return `(${printDurationExpr({ ...node, wrapped: false })})`;
  if (op === "step" || op === "range") return `${op}()`;
  if (isCall(node)) return `${op}(${printExpression(lhs)}, ${printExpression(rhs)})`;
  return `${op === "-" ? "-" : ""}${printExpression(rhs)}`;
}

function isCall({ op }: DurationExpr): boolean {
  return op === "step" || op === "range" || op === "min_of" || op === "max_of";
}

/** Mirrors `strconv.FormatFloat(value, 'f', -1, 64)`: as many digits as tell it from its neighbours, no exponent. */
function printFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const shortest = Object.is(value, -0) ? "-0" : String(value);
  const [digits = "", exponent] = shortest.split("e");
  if (exponent === undefined) return shortest;
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, "0")}`;
}
