import type { Mutable } from "../text/mutable.ts";
import type { Duration, DurationExpr, DurationOperator, NumberLiteral } from "./ast.ts";
import { parseDuration } from "./duration.ts";
import { parseNumber } from "./number-literal.ts";
import type { NextToken, TokenReader } from "./token-reader.ts";

/** The number or duration that stands next, which is accepted. Mirrors `number_duration_literal`. */
export function readNumberLiteral(reader: TokenReader): Mutable<NumberLiteral> {
  const { span } = reader;
  const isDuration = reader.peek() === "duration";
  const value = isDuration ? readDuration(reader) : readNumber(reader);
  reader.shift();
  return { kind: "NumberLiteral", span, value, duration: isDuration };
}

/** The number after `@`, or in `fill(…)`: like a literal, but only its value counts. */
export function readSeconds(reader: TokenReader): number {
  const value = reader.peek() === "duration" ? readDuration(reader) : readNumber(reader);
  reader.shift();
  return value;
}

function readNumber(reader: TokenReader): number {
  const parsed = parseNumber(reader.tokenText);
  if (!parsed.ok) reader.problem(reader.span, `error parsing number: ${parsed.message}`);
  return parsed.value;
}

function readDuration(reader: TokenReader): number {
  const parsed = parseDuration(reader.tokenText);
  if (parsed.ok) return parsed.milliseconds / 1000;
  reader.problem(reader.span, parsed.message);
  return 0;
}

/** The range or step of a selector: `positive_duration_expr`. */
export function parsePositiveDuration(reader: TokenReader): Duration | undefined {
  const duration = parseDurationExpr(reader, 0);
  if (reader.isGivingUp || duration?.kind !== "NumberLiteral" || !(duration.value <= 0)) return duration;
  const { from, to } = reader.upstreamSpan(duration);
  reader.problem({ from, to }, "duration must be greater than 0");
  return duration;
}

/**
 * What follows `offset`. Mirrors `offset_duration_expr` with the conflicts that goyacc resolves silently:
 * behind a number, a call, or a sign with one of them the offset ends (`x offset -2 ^ 2` is a power of `x offset -2`),
 * but behind parentheses or two signs arithmetic goes on (`x offset (1m) + 2m`).
 */
export function parseOffsetDuration(reader: TokenReader): Duration | undefined {
  const type = reader.peek();
  switch (type) {
    case "number":
    case "duration":
      return inRange(reader, readNumberLiteral(reader));
    case "step":
    case "range":
    case "min_of":
    case "max_of":
      return parseDurationCall(reader, type);
    case "+":
    case "-":
      return parseSignedOffset(reader, type);
    case "(":
      return parseOperators(reader, parseParenDuration(reader), 0);
    default:
      return undefined;
  }
}

function parseSignedOffset(reader: TokenReader, sign: "+" | "-"): Duration | undefined {
  const opSpan = reader.span;
  reader.shift();
  for (;;) {
    const type = reader.peek();
    switch (type) {
      case "number":
      case "duration":
        return signedNumber(reader, { sign, opSpan, literal: readNumberLiteral(reader) });
      case "step":
      case "range":
      case "min_of":
      case "max_of": {
        const rhs = parseDurationCall(reader, type);
        const to = rhs?.span.to ?? opSpan.to;
        return durationExpr({ op: sign, opSpan, rhs, span: { from: opSpan.from, to } });
      }
      case "(": {
        const inner = parseParenDuration(reader);
        return inner === undefined ? undefined : withSign(reader, { sign, opSpan, operand: inner });
      }
      case "+":
      case "-": {
        const operand = parseSignedDuration(reader, type);
        if (operand === undefined || reader.isGivingUp) return operand;
        return parseOperators(reader, withSign(reader, { sign, opSpan, operand }), 0);
      }
    }
    if (!reader.stuck()) return undefined;
  }
}

/** `duration_expr`, by precedence. */
function parseDurationExpr(reader: TokenReader, lowest: number): Duration | undefined {
  if (!reader.enter()) return undefined;
  const duration = parseOperators(reader, parseDurationOperand(reader), lowest);
  reader.leave();
  reader.recovers();
  return duration;
}

function parseOperators(
  reader: TokenReader,
  first: Duration | undefined,
  lowest: number,
): Duration | undefined {
  let lhs = first;
  for (;;) {
    if (reader.isGivingUp) return lhs;
    const op = reader.peek();
    const precedence = precedenceOf(op);
    if (precedence === 0 || precedence < lowest) return lhs;
    const opSpan = reader.span;
    reader.shift();
    // Powers group from the right.
    const rhs = parseDurationExpr(reader, op === "^" ? precedence : precedence + 1);
    if (lhs === undefined) return rhs;
    const span = { from: lhs.span.from, to: rhs?.span.to ?? opSpan.to };
    const isZero = !reader.isGivingUp && rhs?.kind === "NumberLiteral" && rhs.value === 0;
    if (isZero && (op === "/" || op === "%")) {
      reader.problem(opSpan, op === "/" ? "division by zero" : "modulo by zero");
      lhs = nothing(reader, { kind: "NumberLiteral", span, value: 0, duration: false });
    } else {
      lhs = durationExpr({ op: op as DurationOperator, opSpan, lhs, rhs, span });
    }
  }
}

function parseDurationOperand(reader: TokenReader): Duration | undefined {
  for (;;) {
    const type = reader.peek();
    switch (type) {
      case "number":
      case "duration":
        return inRange(reader, readNumberLiteral(reader));
      case "step":
      case "range":
      case "min_of":
      case "max_of":
        return parseDurationCall(reader, type);
      case "+":
      case "-":
        return parseSignedDuration(reader, type);
      case "(":
        return parseParenDuration(reader);
    }
    if (!reader.stuck()) return undefined;
  }
}

/** A sign binds like `*`, so only a power goes before it. */
function parseSignedDuration(reader: TokenReader, sign: "+" | "-"): Duration | undefined {
  const opSpan = reader.span;
  reader.shift();
  const operand = parseDurationExpr(reader, precedenceOf("^"));
  if (operand === undefined || reader.isGivingUp) return operand;
  return withSign(reader, { sign, opSpan, operand });
}

function parseParenDuration(reader: TokenReader): Duration | undefined {
  const { from } = reader;
  reader.shift();
  let inner = parseDurationExpr(reader, 0);
  if (!closes(reader, () => (inner = parseOperators(reader, inner, 0)))) return inner;
  const { to } = reader;
  reader.shift();
  if (inner === undefined) return undefined;
  if (inner.kind === "DurationExpr") {
    // The parentheses are noted, but do not widen the place that messages show.
    const wrapped: DurationExpr = { ...inner, wrapped: true, span: { from, to } };
    const upstream = reader.upstreamSpan(inner);
    reader.setUpstreamSpan(wrapped, upstream.from, upstream.to);
    return wrapped;
  }
  const sum = durationExpr({
    op: "+",
    opSpan: { from, to: from },
    rhs: inner,
    span: { from, to },
    wrapped: true,
  });
  reader.setUpstreamSpan(sum, from, reader.upstreamSpan(inner).to);
  return sum;
}

/** `step()`, `range()`, `min_of(a, b)` or `max_of(a, b)`. */
function parseDurationCall(
  reader: TokenReader,
  op: "step" | "range" | "min_of" | "max_of",
): DurationExpr | undefined {
  const opSpan = reader.span;
  reader.shift();
  const partial = (lhs?: Duration, rhs?: Duration) =>
    durationExpr({
      op,
      opSpan,
      lhs,
      rhs,
      span: { from: opSpan.from, to: rhs?.span.to ?? lhs?.span.to ?? opSpan.to },
    });
  if (!expects(reader, "(")) return partial();
  reader.shift();
  let lhs: Duration | undefined;
  let rhs: Duration | undefined;
  if (op === "min_of" || op === "max_of") {
    lhs = parseDurationExpr(reader, 0);
    if (!expects(reader, ",", () => (lhs = parseOperators(reader, lhs, 0)))) return partial(lhs);
    reader.shift();
    rhs = parseDurationExpr(reader, 0);
  }
  if (!closes(reader, rhs === undefined ? undefined : () => (rhs = parseOperators(reader, rhs, 0)))) {
    return partial(lhs, rhs);
  }
  const span = { from: opSpan.from, to: reader.to };
  reader.shift();
  const call = durationExpr({ op, opSpan, lhs, rhs, span });
  if (lhs !== undefined && rhs !== undefined) {
    reader.setUpstreamSpan(call, reader.upstreamSpan(lhs).from, reader.upstreamSpan(rhs).to);
  }
  return call;
}

function closes(reader: TokenReader, goOn?: () => void): boolean {
  return expects(reader, ")", goOn);
}

/** Whether the token stands next, at once or behind skipped ones, after which an operator may go on with what was before. */
function expects(reader: TokenReader, type: NextToken, goOn?: () => void): boolean {
  while (!reader.isGivingUp && reader.peek() !== type) {
    if (!reader.stuck()) return false;
    goOn?.();
  }
  return !reader.isGivingUp;
}

interface Signed<Operand> {
  readonly sign: "+" | "-";
  readonly opSpan: DurationExpr["opSpan"];
  readonly operand: Operand;
}

/** Mirrors `applyUnaryOpToDurationExpr`. */
function withSign(reader: TokenReader, { sign, opSpan, operand }: Signed<Duration>): Duration {
  if (operand.kind === "NumberLiteral") {
    const literal: Mutable<NumberLiteral> = { ...operand };
    const signed = signedNumber(reader, { sign, opSpan, literal });
    if (signed === literal) reader.setUpstreamSpan(signed, opSpan.from, reader.upstreamSpan(operand).to);
    return signed;
  }
  if (sign === "+") return operand;
  const signed = durationExpr({
    op: "-",
    opSpan,
    rhs: operand,
    span: { from: opSpan.from, to: operand.span.to },
  });
  reader.setUpstreamSpan(signed, opSpan.from, reader.upstreamSpan(operand).to);
  return signed;
}

function signedNumber(
  reader: TokenReader,
  { sign, opSpan, literal }: Omit<Signed<never>, "operand"> & { readonly literal: Mutable<NumberLiteral> },
): Duration {
  if (sign === "-") literal.value = -literal.value;
  const { to } = literal.span;
  literal.span = { from: opSpan.from, to };
  if (!isOutOfRange(literal.value)) return literal;
  reader.problem(opSpan, "duration out of range");
  return nothing(reader, { ...literal, value: 0 });
}

function inRange(reader: TokenReader, literal: NumberLiteral): Duration {
  if (!isOutOfRange(literal.value)) return literal;
  reader.problem(literal.span, "duration out of range");
  return nothing(reader, { ...literal, value: 0 });
}

/** Go counts a duration in nanoseconds, in 64 bits with a sign. */
function isOutOfRange(seconds: number): boolean {
  return seconds > 2 ** 63 / 1e9 || seconds < -(2 ** 63) / 1e9;
}

/** After a mistake upstream goes on with a zero that has no place. */
function nothing(reader: TokenReader, literal: NumberLiteral): NumberLiteral {
  reader.setUpstreamSpan(literal, 0, 0);
  return literal;
}

function durationExpr(
  parts: Pick<DurationExpr, "op" | "opSpan" | "span"> & {
    readonly lhs?: Duration | undefined;
    readonly rhs?: Duration | undefined;
    readonly wrapped?: boolean;
  },
): DurationExpr {
  return { kind: "DurationExpr", lhs: undefined, rhs: undefined, wrapped: false, ...parts };
}

function precedenceOf(type: NextToken): number {
  switch (type) {
    case "+":
    case "-":
      return 4;
    case "*":
    case "/":
    case "%":
      return 5;
    case "^":
      return 6;
    default:
      return 0;
  }
}
