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
      return printBinary(node);
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
    case "SubqueryExpr": {
      const times = `[${printLength(node.range)}:${printLength(node.step)}]`;
      return `${printExpression(node.expr)}${times}${printAt(node)}${printOffset(node)}`;
    }
    case "UnaryExpr":
      return `${node.op}${printExpression(node.expr)}`;
    case "VectorSelector":
      return printSelector(node);
  }
}

function printAggregation({ op, grouping, args }: AggregateExpr): string {
  const labels = printLabels(grouping?.labels);
  // Grouping by nothing is what happens anyway.
  const says = grouping !== undefined && (grouping.without || labels !== "()");
  const clause = says ? ` ${grouping.without ? "without" : "by"} ${labels} ` : "";
  return `${op}${clause}(${(args?.items ?? []).map(printExpression).join(", ")})`;
}

/** Chains of operators lean to the left and may be very long. */
function printBinary(node: BinaryExpr): string {
  let rest = "";
  let lhs: Expression = node;
  while (lhs.kind === "BinaryExpr") {
    const { op, returnBool, vectorMatching, rhs } = lhs;
    const bool = returnBool === undefined ? "" : " bool";
    const matching = vectorMatching === undefined || !joins(lhs) ? "" : printMatching(vectorMatching);
    rest = ` ${op}${bool}${matching} ${printExpression(rhs)}${rest}`;
    lhs = lhs.lhs;
  }
  return printExpression(lhs) + rest;
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
  return ` @ ${(Math.round(time.seconds * 1000) / 1000).toFixed(3)}`;
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
  const printed = printUnwrapped(node);
  return node.wrapped ? `(${printed})` : printed;
}

function printUnwrapped({ op, lhs, rhs }: DurationExpr): string {
  if (op === "step" || op === "range") return `${op}()`;
  if (op === "min_of" || op === "max_of") return `${op}(${printExpression(lhs)}, ${printExpression(rhs)})`;
  if (lhs === undefined) return `${op === "-" ? "-" : ""}${printExpression(rhs)}`;
  return `${printExpression(lhs)} ${op} ${printExpression(rhs)}`;
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
