import { goQuote } from "../text/go-quote.ts";
import type { Mutable } from "../text/mutable.ts";
import type { Span } from "../text/span.ts";
import type {
  AggregateExpr,
  AggregationOperator,
  ArgumentList,
  BinaryExpr,
  BinaryOperator,
  Call,
  Expression,
  Grouping,
  VectorSelector,
} from "./ast.ts";
import { findFunction } from "./functions.ts";
import { findAggregation } from "./keywords.ts";
import { isRightAssociative, precedenceOf } from "./operators.ts";
import { readNumberLiteral } from "./parse-duration.ts";
import { parseLabelList, parseMatchers, readString } from "./parse-labels.ts";
import { parseBinaryModifiers } from "./parse-matching.ts";
import { parseAt, parseBrackets, parseExtendedRange, parseOffset } from "./parse-modifiers.ts";
import { startsOperand } from "./starts-operand.ts";
import { classOf } from "./token.ts";
import type { TokenReader } from "./token-reader.ts";

/** The whole text as one expression. Mirrors the rules of generated_parser.y from `START_EXPRESSION` on. */
export function parseWhole(reader: TokenReader): Expression | undefined {
  if (reader.peek() === "eof") {
    reader.problem({ from: 0, to: 0 }, "no expression found in input");
    return undefined;
  }
  const root = parseExpr(reader, 0);
  for (;;) {
    if (reader.catches()) {
      reader.unexpected("", "");
      reader.gaveUpAt ??= reader.from;
    }
    if (reader.isGivingUp) return root;
    const next = reader.peek();
    if (next === "eof" || next === "nothing") return root ?? reader.strays.shift();
    if (reader.isTolerant) parseStray(reader);
    else reader.stuck();
  }
}

/** What stands where nothing belongs: an expression, or a token that is stepped over. */
function parseStray(reader: TokenReader): void {
  const next = reader.peek();
  reader.repairs.push(reader.from);
  if (next === "nothing" || !startsOperand(next)) {
    reader.shift();
    return;
  }
  const stray = parseExpr(reader, 0);
  if (stray !== undefined) reader.strays.push(stray);
}

/** An expression of operators that bind at least as tightly as `lowest`. */
function parseExpr(reader: TokenReader, lowest: number): Expression | undefined {
  if (!reader.enter()) return undefined;
  const expression = parseOperators(reader, parseOperand(reader), lowest);
  reader.leave();
  reader.recovers();
  return expression;
}

/** Goes on behind an operand, with binary operators and with the modifiers, which bind tighter than any of them. */
function parseOperators(
  reader: TokenReader,
  operand: Expression | undefined,
  lowest: number,
): Expression | undefined {
  let lhs = operand;
  while (lhs !== undefined && !reader.isGivingUp) {
    const next = reader.peek();
    const precedence = precedenceOf(next);
    if (precedence > 0) {
      if (precedence < lowest) return lhs;
      lhs = parseBinary(reader, lhs, next as BinaryOperator);
      continue;
    }
    switch (next) {
      case "[":
        lhs = parseBrackets(reader, lhs);
        break;
      case "offset":
        parseOffset(reader, reader.upstreamNode(lhs));
        break;
      case "@":
        parseAt(reader, reader.upstreamNode(lhs));
        break;
      case "anchored":
      case "smoothed":
        parseExtendedRange(reader, reader.upstreamNode(lhs), next);
        break;
      default:
        return lhs;
    }
  }
  return lhs;
}

function parseBinary(reader: TokenReader, lhs: Expression, op: BinaryOperator): BinaryExpr {
  const opSpan = reader.span;
  reader.shift();
  const { returnBool, vectorMatching } = parseBinaryModifiers(reader);
  reader.recovers();
  const precedence = precedenceOf(op);
  const rhs = reader.isGivingUp
    ? undefined
    : parseExpr(reader, isRightAssociative(op) ? precedence : precedence + 1);
  const to = rhs?.span.to ?? vectorMatching?.span.to ?? returnBool?.to ?? opSpan.to;
  const span = { from: lhs.span.from, to };
  const binary: BinaryExpr = { kind: "BinaryExpr", span, op, opSpan, lhs, rhs, returnBool, vectorMatching };
  const fills = vectorMatching?.fillLeft !== undefined || vectorMatching?.fillRight !== undefined;
  if (fills && !reader.isGivingUp && !reader.options.features.has("promql-binop-fill-modifiers")) {
    reader.problem(reader.upstreamSpan(binary), "binop fill modifiers are experimental and not enabled");
  }
  return binary;
}

function parseOperand(reader: TokenReader): Expression | undefined {
  for (;;) {
    const next = reader.peek();
    switch (next) {
      case "identifier":
        return parseName(reader);
      case "{":
        return parseSelector(reader, undefined);
      case "number":
      case "duration":
        return readNumberLiteral(reader);
      case "string":
        return parseStringLiteral(reader);
      case "(":
        return parseParen(reader);
      case "+":
      case "-":
        return parseUnary(reader, next);
    }
    if (next !== "nothing" && startsOperand(next)) {
      const tokenClass = classOf(next);
      if (tokenClass === "aggregator") return parseAggregation(reader, next as AggregationOperator);
      return tokenClass === "preprocessor" ? parseName(reader) : parseMetricName(reader);
    }
    if (!reader.stuck()) return undefined;
  }
}

function parseStringLiteral(reader: TokenReader): Expression {
  const { span } = reader;
  const value = readString(reader);
  reader.shift();
  return { kind: "StringLiteral", span, value };
}

function parseParen(reader: TokenReader): Expression {
  const { from, to } = reader;
  reader.shift();
  let expr = parseExpr(reader, 0);
  while (!reader.isGivingUp && reader.peek() !== ")") {
    if (reader.isTolerant && isStray(reader)) parseStray(reader);
    // What is skipped may have stood between the expression and an operator.
    else if (reader.stuck()) expr = parseOperators(reader, expr, 0);
  }
  if (reader.isGivingUp) return { kind: "ParenExpr", span: { from, to: expr?.span.to ?? to }, expr };
  const span = { from, to: reader.to };
  reader.shift();
  return { kind: "ParenExpr", span, expr };
}

/**
 * Whether something stands next that nothing further out can use either: an expression, a closing bracket or brace.
 * A grouping may belong to an aggregation further out.
 */
function isStray(reader: TokenReader): boolean {
  const next = reader.peek();
  if (next === "]" || next === "}") return true;
  return next !== "nothing" && next !== "by" && next !== "without" && startsOperand(next);
}

/** A sign binds like `*`: only a power goes before it. */
function parseUnary(reader: TokenReader, op: "+" | "-"): Expression {
  const opSpan = reader.span;
  reader.shift();
  const expr = parseExpr(reader, precedenceOf("^"));
  const span = { from: opSpan.from, to: expr?.span.to ?? opSpan.to };
  if (expr?.kind === "NumberLiteral" && !reader.isGivingUp) {
    const value = op === "-" ? -expr.value : expr.value;
    return { kind: "NumberLiteral", span, value, duration: expr.duration };
  }
  return { kind: "UnaryExpr", span, op, opSpan, expr };
}

/** A call if a parenthesis follows, else a metric name. */
function parseName(reader: TokenReader): Expression {
  const nameSpan = reader.span;
  const name = reader.tokenText;
  reader.shift();
  return reader.peek() === "("
    ? parseCall(reader, name, nameSpan)
    : parseSelector(reader, { name, nameSpan });
}

function parseMetricName(reader: TokenReader): Expression {
  const nameSpan = reader.span;
  const name = reader.tokenText;
  reader.shift();
  return parseSelector(reader, { name, nameSpan });
}

function parseSelector(
  reader: TokenReader,
  named: { readonly name: string; readonly nameSpan: Span } | undefined,
): VectorSelector {
  const selector: Mutable<VectorSelector> = {
    kind: "VectorSelector",
    span: named?.nameSpan ?? reader.span,
    name: named?.name,
    nameSpan: named?.nameSpan,
    braces: undefined,
    matchers: noMatchers,
    offset: undefined,
    at: undefined,
    anchored: undefined,
    smoothed: undefined,
  };
  if (reader.peek() !== "{") return selector;
  const { from } = reader;
  reader.shift();
  selector.matchers = parseMatchers(reader);
  let to = selector.matchers.at(-1)?.span.to ?? from + 1;
  if (!reader.isGivingUp) {
    to = reader.to;
    reader.shift();
  }
  reader.recovers();
  selector.braces = { from, to };
  selector.span = { from: selector.span.from, to };
  return selector;
}

const noMatchers: VectorSelector["matchers"] = [];

function parseCall(reader: TokenReader, name: string, nameSpan: Span): Call {
  const args = parseArguments(reader);
  reader.recovers();
  const call: Call = { kind: "Call", span: { from: nameSpan.from, to: args.span.to }, name, nameSpan, args };
  if (reader.isGivingUp) return call;
  const called = findFunction(name);
  if (called === undefined) {
    reader.problem(nameSpan, `unknown function with name ${goQuote(name)}`);
  } else if (called.experimental && !reader.options.features.has("promql-experimental-functions")) {
    reader.problem(nameSpan, `function ${goQuote(name)} is not enabled`);
  }
  return call;
}

/** From the opening parenthesis to the closing one: `function_call_body`. */
function parseArguments(reader: TokenReader): ArgumentList {
  const { from } = reader;
  const items: Expression[] = [];
  const commas: number[] = [];
  reader.shift();
  const list = (to: number): ArgumentList => ({ span: { from, to }, items, commas });
  for (;;) {
    const next = reader.peek();
    if (next === ")") {
      reader.shift();
      return list(reader.to);
    }
    if (next !== "nothing" && startsOperand(next)) break;
    if (!reader.stuck()) return list(from + 1);
  }
  parseArgument(reader, items);
  while (!reader.isGivingUp) {
    const next = reader.peek();
    if (next === ")") {
      reader.shift();
      return list(reader.to);
    }
    if (next === ",") parseComma(reader, items, commas);
    else if (reader.isTolerant && isStray(reader)) parseStrayArgument(reader, items);
    else reader.stuck();
  }
  return list(Math.max(items.at(-1)?.span.to ?? 0, (commas.at(-1) ?? from) + 1));
}

function parseComma(reader: TokenReader, items: Expression[], commas: number[]): void {
  const { span } = reader;
  commas.push(span.from);
  reader.shift();
  const next = reader.peek();
  if (next !== "nothing" && startsOperand(next)) parseArgument(reader, items);
  else reader.problem(span, "trailing commas not allowed in function call args");
}

/** Behind an argument without a comma between them. */
function parseStrayArgument(reader: TokenReader, items: Expression[]): void {
  const next = reader.peek();
  reader.repairs.push(reader.from);
  if (next === "]" || next === "}") reader.shift();
  else parseArgument(reader, items);
}

function parseArgument(reader: TokenReader, items: Expression[]): void {
  const argument = parseExpr(reader, 0);
  if (argument !== undefined) items.push(argument);
}

/** An aggregation if parentheses or a grouping follow, else a metric of that name. */
function parseAggregation(reader: TokenReader, op: AggregationOperator): Expression {
  const opSpan = reader.span;
  const name = reader.tokenText;
  reader.shift();
  const next = reader.peek();
  if (next !== "(" && next !== "by" && next !== "without") {
    return parseSelector(reader, { name, nameSpan: opSpan });
  }
  let grouping = parseGrouping(reader);
  while (!reader.isGivingUp && reader.peek() !== "(") reader.stuck();
  const args = reader.isGivingUp ? undefined : parseArguments(reader);
  let readsOn = false;
  reader.recovers();
  if (!reader.isGivingUp && grouping === undefined) {
    grouping = parseGrouping(reader);
    readsOn = grouping === undefined;
  }
  const span = { from: opSpan.from, to: Math.max(opSpan.to, args?.span.to ?? 0, grouping?.span.to ?? 0) };
  if (reader.isGivingUp) {
    const isCaught = reader.catches();
    if (isCaught) reader.unexpected("aggregation", "");
    const partial = aggregateExpr({ op, opSpan, span, grouping, args });
    if (isCaught) {
      reader.setUpstreamSpan(partial, opSpan.from, reader.lastClosing);
      reader.problem(reader.upstreamSpan(partial), "no arguments for aggregate expression provided");
    }
    return partial;
  }
  const aggregation = aggregateExpr({ op, opSpan, span, grouping, args });
  const end = readsOn ? previousParenthesis(reader) : reader.lastClosing;
  reader.setUpstreamSpan(aggregation, opSpan.from, end);
  checkArgumentCount(reader, aggregation);
  return aggregation;
}

function aggregateExpr(
  parts: Pick<AggregateExpr, "op" | "opSpan" | "span" | "grouping" | "args">,
): AggregateExpr {
  const items = parts.args?.items;
  const takesParam = findAggregation(parts.op)?.param !== undefined;
  const param = takesParam ? items?.[0] : undefined;
  const expr = takesParam ? items?.[1] : items?.[0];
  return { kind: "AggregateExpr", ...parts, param, expr };
}

function parseGrouping(reader: TokenReader): Grouping | undefined {
  const next = reader.peek();
  if (next !== "by" && next !== "without") return undefined;
  const keywordSpan = reader.span;
  reader.shift();
  const labels = parseLabelList(reader);
  const span = { from: keywordSpan.from, to: labels?.span.to ?? keywordSpan.to };
  return { span, keywordSpan, without: next === "without", labels };
}

/** Mirrors the second half of `newAggregateExpr`. */
function checkArgumentCount(reader: TokenReader, aggregation: AggregateExpr): void {
  const count = aggregation.args?.items.length ?? 0;
  const place = reader.upstreamSpan(aggregation);
  if (count === 0) {
    reader.problem(place, "no arguments for aggregate expression provided");
    return;
  }
  const operator = findAggregation(aggregation.op);
  if (operator?.experimental && !reader.options.features.has("promql-experimental-functions")) {
    const flag = "--enable-feature=promql-experimental-functions";
    reader.problem(place, `${aggregation.op}() is experimental and must be enabled with ${flag}`);
    return;
  }
  const wanted = operator?.param === undefined ? 1 : 2;
  if (count === wanted) return;
  const message = "wrong number of arguments for aggregate expression provided";
  reader.problem(place, `${message}, expected ${wanted}, got ${count}`);
}

/**
 * Where an aggregation ends when the token behind it has been read already. Mirrors `findPrevRightParen`:
 * if that is a parenthesis too, the one before it is meant, if nothing but spaces stands between them.
 */
function previousParenthesis(reader: TokenReader): number {
  const { text, lastClosing } = reader;
  if (reader.from >= text.length || text[reader.from] !== ")") return lastClosing;
  const before = /\)[ \t\n\r]*$/.exec(text.slice(Math.max(0, reader.from - 1000), reader.from));
  return before === null ? lastClosing : reader.from - before[0].length + 1;
}
