import { goQuote } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";
import type {
  AggregateExpr,
  BinaryExpr,
  Call,
  Expression,
  LabelName,
  MatrixSelector,
  SubqueryExpr,
  UnaryExpr,
  VectorMatching,
  VectorSelector,
} from "./ast.ts";
import { isSpace } from "./characters.ts";
import { argumentCount, argumentType, findFunction } from "./functions.ts";
import { inferType } from "./infer-type.ts";
import { findAggregation } from "./keywords.ts";
import { isComparisonOperator, isSetOperator } from "./operators.ts";
import type { PromqlFunction } from "./promql-function.ts";
import type { TokenReader } from "./token-reader.ts";
import { documentedType, type ValueType } from "./value-type.ts";

/**
 * Reports what is wrong with the meaning of an expression whose syntax is right, and returns its type.
 * Mirrors `parser.checkAST`: same mistakes, same words, same order.
 *
 * Operators and brackets lean to the left, and thousands of them may follow each other, so these are followed
 * down and up again without recursion.
 */
export function checkTypes(reader: TokenReader, node: Expression): ValueType {
  if (!leansLeft(node)) return checkUpright(reader, node);
  const chain: LeaningLeft[] = [];
  let at: Expression = node;
  while (leansLeft(at)) {
    chain.push(at);
    at = leftPart(at);
  }
  let type = checkUpright(reader, at);
  for (let index = chain.length - 1; index >= 0; index--) type = checkAround(reader, chain[index]!, type);
  return type;
}

type LeaningLeft = BinaryExpr | MatrixSelector | SubqueryExpr;

function leansLeft(node: Expression): node is LeaningLeft {
  return node.kind === "BinaryExpr" || node.kind === "MatrixSelector" || node.kind === "SubqueryExpr";
}

function leftPart(node: LeaningLeft): Expression {
  if (node.kind === "BinaryExpr") return node.lhs;
  return node.kind === "MatrixSelector" ? node.vectorSelector : node.expr;
}

/** Checks a node whose left part has been checked and is of type `left`. */
function checkAround(reader: TokenReader, node: LeaningLeft, left: ValueType): ValueType {
  if (node.kind === "MatrixSelector") return "matrix";
  if (node.kind === "BinaryExpr") {
    const right = checkTypes(reader, node.rhs!);
    checkBinary(reader, node, { left, right });
    return left === "scalar" && right === "scalar" ? "scalar" : "vector";
  }
  if (left !== "vector") {
    const message = `subquery is only allowed on instant vector, got ${left} instead`;
    reader.problem(reader.upstreamSpan(node), message);
  }
  return "matrix";
}

function checkUpright(reader: TokenReader, node: Exclude<Expression, LeaningLeft>): ValueType {
  switch (node.kind) {
    case "AggregateExpr":
      return checkAggregation(reader, node);
    case "Call":
      return checkCall(reader, node);
    case "ParenExpr":
      return checkTypes(reader, node.expr!);
    case "UnaryExpr":
      return checkUnary(reader, node);
    case "VectorSelector":
      return checkSelector(reader, node, "must select something");
    case "StringLiteral":
      return "string";
    case "NumberLiteral":
    case "DurationExpr":
      return "scalar";
  }
}

function checkAggregation(reader: TokenReader, node: AggregateExpr): ValueType {
  expectType(reader, node.expr!, { wanted: "vector", context: "aggregation expression" });
  const paramType = findAggregation(node.op)?.paramType;
  if (paramType !== undefined) {
    expectType(reader, node.param!, { wanted: paramType, context: "aggregation parameter" });
  }
  return "vector";
}

function expectType(
  reader: TokenReader,
  node: Expression,
  { wanted, context }: { readonly wanted: ValueType; readonly context: string },
): void {
  const type = checkTypes(reader, node);
  if (type === wanted) return;
  const message = `expected type ${documentedType(wanted)} in ${context}, got ${documentedType(type)}`;
  reader.problem(reader.upstreamSpan(node), message);
}

function checkBinary(
  reader: TokenReader,
  node: BinaryExpr,
  { left, right }: { readonly left: ValueType; readonly right: ValueType },
): void {
  const { op, vectorMatching: matching } = node;
  const isComparison = isComparisonOperator(op);
  if (node.returnBool !== undefined && !isComparison) {
    reader.problem(operatorSpan(reader, node), "bool modifier can only be used on comparison operators");
  }
  if (isComparison && node.returnBool === undefined && left === "scalar" && right === "scalar") {
    reader.problem(operatorSpan(reader, node), "comparisons between scalars must use BOOL modifier");
  }
  for (const label of matching === undefined ? [] : repeatedLabels(matching)) {
    const message = `label ${goQuote(label.name)} must not occur in ON and GROUP clause at once`;
    reader.problem(operatorSpan(reader, node), message);
  }
  checkOperand(reader, node.lhs, left);
  checkOperand(reader, node.rhs!, right);
  const fills = matching?.fillLeft !== undefined || matching?.fillRight !== undefined;
  if (left !== "vector" || right !== "vector") {
    const hasLabels = (matching?.matching?.labels?.labels.length ?? 0) > 0;
    if (hasLabels) {
      reader.problem(reader.upstreamSpan(node), "vector matching only allowed between instant vectors");
    }
    if (fills) {
      const message = "filling in missing series only allowed between instant vectors";
      reader.problem(reader.upstreamSpan(node), message);
    }
  } else if (isSetOperator(op)) {
    if (matching?.group !== undefined) {
      reader.problem(reader.upstreamSpan(node), `no grouping allowed for ${goQuote(op)} operation`);
      reader.problem(reader.upstreamSpan(node), "set operations must always be many-to-many");
    }
    if (fills) {
      reader.problem(reader.upstreamSpan(node), "filling in missing series not allowed for set operators");
    }
  }
  if (isSetOperator(op) && (left === "scalar" || right === "scalar")) {
    const message = `set operator ${goQuote(op)} not allowed in binary scalar expression`;
    reader.problem(reader.upstreamSpan(node), message);
  }
}

function checkOperand(reader: TokenReader, operand: Expression, type: ValueType): void {
  if (type === "scalar" || type === "vector") return;
  const message = "binary expression must contain only scalar and instant vector types";
  reader.problem(reader.upstreamSpan(operand), message);
}

/** Labels of `on (…)` that `group_left (…)` or `group_right (…)` names too, once for each time. */
function* repeatedLabels({ matching, group }: VectorMatching): Generator<LabelName> {
  const include = group?.include?.labels ?? [];
  if (!matching?.on || include.length === 0) return;
  for (const label of matching.labels?.labels ?? []) {
    for (const other of include) if (other.name === label.name) yield label;
  }
}

/** Everything between both sides but the spaces around it: where upstream places mistakes of an operator. */
function operatorSpan(reader: TokenReader, node: BinaryExpr): Span {
  const { text } = reader;
  let from = reader.upstreamSpan(node.lhs).to;
  while (isSpace(text.charCodeAt(from))) from++;
  let to = reader.upstreamSpan(node.rhs!).from - 1;
  while (isSpace(text.charCodeAt(to))) to--;
  return { from, to };
}

function checkCall(reader: TokenReader, node: Call): ValueType {
  const called = findFunction(node.name)!;
  const args = node.args.items;
  checkArgumentCount(reader, node, called);
  const second = args[1];
  const selectsLabels = called.name === "info" && second !== undefined;
  if (selectsLabels) checkInfoSelector(reader, node, second);
  for (let index = 0; index < args.length; index++) {
    const wanted = argumentType(called, index);
    if (wanted === undefined) break;
    const argument = args[index]!;
    const mayBeEmpty = selectsLabels && index === 1 && argument.kind === "VectorSelector";
    const type = mayBeEmpty
      ? checkSelector(reader, argument, "may select anything")
      : checkTypes(reader, argument);
    if (type === wanted) continue;
    const got = `got ${documentedType(type)}`;
    const message = `expected type ${documentedType(wanted)} in call to function ${goQuote(called.name)}, ${got}`;
    reader.problem(reader.upstreamSpan(argument), message);
  }
  return called.returnType;
}

function checkArgumentCount(reader: TokenReader, node: Call, called: PromqlFunction): void {
  const count = node.args.items.length;
  const { min, max } = argumentCount(called);
  if (count >= min && count <= max) return;
  const bound = min === max ? "" : count < min ? "at least " : "at most ";
  const limit = count < min ? min : max;
  const message = `expected ${bound}${limit} argument(s) in call to ${goQuote(called.name)}, got ${count}`;
  reader.problem(reader.upstreamSpan(node), message);
}

/** The second argument of `info()` is written like a selector, but only picks labels. */
function checkInfoSelector(reader: TokenReader, node: Call, argument: Expression): void {
  const type = inferType(argument);
  if (type !== undefined && type !== "vector") {
    const message = `expected type instant vector in call to function "info", got ${documentedType(type)}`;
    reader.problem(reader.upstreamSpan(node), message);
  }
  if (argument.kind !== "VectorSelector") {
    reader.problem(reader.upstreamSpan(argument), "expected label selectors only");
  } else if (argument.name !== undefined) {
    const message = "expected label selectors only, got vector selector instead";
    reader.problem(reader.upstreamSpan(argument), message);
  }
}

function checkUnary(reader: TokenReader, node: UnaryExpr): ValueType {
  const type = checkTypes(reader, node.expr!);
  if (type !== "scalar" && type !== "vector") {
    const message = "unary expression only allowed on expressions of type scalar or instant vector";
    reader.problem(reader.upstreamSpan(node), `${message}, got ${goQuote(documentedType(type))}`);
  }
  return type;
}

function checkSelector(
  reader: TokenReader,
  node: VectorSelector,
  rule: "must select something" | "may select anything",
): ValueType {
  if (node.name !== undefined) {
    for (const matcher of node.matchers) {
      if (matcher.name !== "__name__") continue;
      const names = `${goQuote(node.name)} or ${goQuote(matcher.value ?? "")}`;
      reader.problem(reader.upstreamSpan(node), `metric name must not be set twice: ${names}`);
    }
    return "vector";
  }
  if (rule === "must select something" && !node.matchers.some((matcher) => !matchesEmpty(reader, matcher))) {
    reader.problem(reader.upstreamSpan(node), "vector selector must contain at least one non-empty matcher");
  }
  return "vector";
}

function matchesEmpty(reader: TokenReader, matcher: VectorSelector["matchers"][number]): boolean {
  const value = matcher.value ?? "";
  switch (matcher.matchType) {
    case "=":
      return value === "";
    case "!=":
      return value !== "";
  }
  const regex = reader.options.regex(value);
  return regex.ok && regex.matches("") === (matcher.matchType === "=~");
}
