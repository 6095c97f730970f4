import type { Mutable } from "../text/mutable.ts";
import type { Span } from "../text/span.ts";
import type {
  AtTime,
  Duration,
  Expression,
  MatrixSelector,
  OffsetModifier,
  SubqueryExpr,
  VectorSelector,
} from "./ast.ts";
import { parseOffsetDuration, parsePositiveDuration, readSeconds } from "./parse-duration.ts";
import type { TokenReader } from "./token-reader.ts";

type Modifiable = Mutable<VectorSelector> | Mutable<MatrixSelector> | Mutable<SubqueryExpr>;

/** The modifiers that a selector or subquery has from the start: none. */
const unmodified = { offset: undefined, at: undefined, anchored: undefined, smoothed: undefined };

/** `[range]` or `[range:step]` behind an expression, from its `[` on. */
export function parseBrackets(reader: TokenReader, operand: Expression): Expression {
  const { from } = reader;
  reader.shift();
  const range = parsePositiveDuration(reader);
  if (reader.isGivingUp) {
    if (reader.catches()) {
      reader.unexpected("subquery or range selector", "number, duration, step(), or range()");
    }
    return unfinishedRange(reader, { operand, range, from });
  }
  for (;;) {
    const type = reader.peek();
    if (type === "]") return matrixSelector(reader, { operand, range, from });
    if (type === ":") return parseStep(reader, { operand, range, from });
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("subquery or range", '":" or "]"');
    return unfinishedRange(reader, { operand, range, from });
  }
}

interface Ranged {
  readonly operand: Expression;
  readonly range: Duration | undefined;
  /** Where `[` stands. */
  readonly from: number;
}

function matrixSelector(reader: TokenReader, { operand, range, from }: Ranged): MatrixSelector {
  const brackets = { from, to: reader.to };
  reader.shift();
  const message = whyNoRange(reader.upstreamNode(operand));
  if (message !== undefined) reader.problem(brackets, message);
  const span = { from: operand.span.from, to: brackets.to };
  return { kind: "MatrixSelector", span, vectorSelector: operand, brackets, range, ...unmodified };
}

function whyNoRange(operand: Expression): string | undefined {
  if (operand.kind !== "VectorSelector") return "ranges only allowed for vector selectors";
  if (isOffset(operand.offset)) return "no offset modifiers allowed before range";
  if (operand.at?.at !== undefined) return "no @ modifiers allowed before range";
  return undefined;
}

function parseStep(reader: TokenReader, { operand, range, from }: Ranged): Expression {
  reader.shift();
  const subquery = (to: number, step?: Duration): SubqueryExpr => ({
    kind: "SubqueryExpr",
    span: { from: operand.span.from, to },
    expr: operand,
    brackets: { from, to },
    range,
    step,
    ...unmodified,
  });
  const unfinished = (to: number, step?: Duration): SubqueryExpr => {
    const node = subquery(to, step);
    reader.setUpstreamNode(node, operand);
    return node;
  };
  const colonEnd = reader.to;
  for (;;) {
    if (reader.peek() === "]") {
      reader.shift();
      return subquery(reader.to);
    }
    if (startsDuration(reader)) break;
    if (reader.stuck()) continue;
    if (reader.catches()) {
      reader.unexpected("subquery selector", 'number, duration, step(), range(), or "]"');
    }
    return unfinished(colonEnd);
  }
  const step = parsePositiveDuration(reader);
  if (reader.isGivingUp) {
    if (reader.catches()) {
      reader.unexpected("subquery selector", 'number, duration, step(), range(), or "]"');
    }
    return unfinished(step?.span.to ?? colonEnd, step);
  }
  while (reader.peek() !== "]") {
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("subquery selector", '"]"');
    return unfinished(step?.span.to ?? colonEnd, step);
  }
  reader.shift();
  return subquery(reader.to, step);
}

function startsDuration(reader: TokenReader): boolean {
  switch (reader.peek()) {
    case "number":
    case "duration":
    case "+":
    case "-":
    case "(":
    case "step":
    case "range":
    case "min_of":
    case "max_of":
      return true;
    default:
      return false;
  }
}

/** Upstream drops a range that is not finished; the tree keeps what there is of it. */
function unfinishedRange(reader: TokenReader, { operand, range, from }: Ranged): MatrixSelector {
  let to = range?.span.to ?? from + 1;
  if (reader.isTolerant && reader.peek() === "]") {
    to = reader.to;
    reader.shift();
  }
  const brackets = { from, to };
  const span = { from: operand.span.from, to };
  const unfinished: MatrixSelector = {
    kind: "MatrixSelector",
    span,
    vectorSelector: operand,
    brackets,
    range,
    ...unmodified,
  };
  reader.setUpstreamNode(unfinished, operand);
  return unfinished;
}

/** `offset 5m` behind an expression, from its keyword on. */
export function parseOffset(reader: TokenReader, operand: Expression): void {
  const keywordSpan = reader.span;
  reader.shift();
  let duration: Duration | undefined;
  while (!startsDuration(reader)) {
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("offset", "number, duration, step(), or range()");
    withOffset(reader, {
      operand,
      offset: { span: keywordSpan, keywordSpan, duration },
      isGood: false,
    });
    return;
  }
  duration = parseOffsetDuration(reader);
  const span = { from: keywordSpan.from, to: duration?.span.to ?? keywordSpan.to };
  let isGood = false;
  if (!reader.isGivingUp) {
    isGood = checkOffset(reader, operand);
  } else {
    if (reader.catches()) reader.unexpected("offset", "number, duration, step(), or range()");
    // What is left of it does not count as an offset.
    duration = undefined;
  }
  withOffset(reader, { operand, offset: { span, keywordSpan, duration }, isGood });
}

/** Mirrors `addOffset` and `addOffsetExpr`: whether upstream counts the offset as part of the selector. */
function checkOffset(reader: TokenReader, operand: Expression): boolean {
  if (!isModifiable(operand)) {
    const message =
      "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery";
    reader.problem(reader.upstreamSpan(operand), message);
    return false;
  }
  const selector = rangedSelector(reader, operand);
  if (selector === undefined) return false;
  const isSet = isOffset(operand.offset) || (selector !== operand && isOffset(selector.offset));
  if (isSet) reader.problem(reader.upstreamSpan(operand), "offset may not be set multiple times");
  return true;
}

function withOffset(
  reader: TokenReader,
  {
    operand,
    offset,
    isGood,
  }: { readonly operand: Expression; readonly offset: OffsetModifier; readonly isGood: boolean },
): void {
  if (!isModifiable(operand)) return;
  if (!isOffset(operand.offset)) operand.offset = offset;
  widen(reader, operand, { to: offset.span.to, upstreamTo: isGood ? reader.lastClosing : undefined });
}

/** An offset of nothing is none: another one may follow. Arithmetic counts as one whatever its result. */
function isOffset(offset: OffsetModifier | undefined): boolean {
  const duration = offset?.duration;
  if (duration?.kind !== "NumberLiteral") return duration !== undefined;
  return Math.round(duration.value * 1e9) !== 0;
}

/** `anchored` or `smoothed` behind an expression. Mirrors `setAnchored` and `setSmoothed`. */
export function parseExtendedRange(
  reader: TokenReader,
  operand: Expression,
  word: "anchored" | "smoothed",
): void {
  const { span } = reader;
  reader.shift();
  const place = reader.upstreamSpan(operand);
  if (!reader.options.features.has("promql-extended-range-selectors")) {
    reader.problem(place, `${word} modifier is experimental and not enabled`);
  } else if (operand.kind === "SubqueryExpr") {
    reader.problem(place, `${word} modifier is not supported for subqueries`);
  } else if (!isModifiable(operand)) {
    reader.problem(place, `${word} modifier not implemented`);
  } else if (hasOther(reader, operand, word === "anchored" ? "smoothed" : "anchored")) {
    reader.problem(place, "anchored and smoothed modifiers cannot be used together");
  }
  if (isModifiable(operand)) {
    operand[word] = span;
    widen(reader, operand, { to: span.to, upstreamTo: undefined });
  }
}

/** Upstream keeps both words in the selector, wherever the range stands; what has none is not looked at. */
function hasOther(reader: TokenReader, operand: Modifiable, other: "anchored" | "smoothed"): boolean {
  if (operand.kind !== "MatrixSelector") return operand[other] !== undefined;
  const inner = reader.upstreamNode(operand.vectorSelector);
  if (inner.kind !== "VectorSelector") return false;
  return operand[other] !== undefined || inner[other] !== undefined;
}

/** `@ 123`, `@ start()` or `@ end()` behind an expression, from its `@` on. */
export function parseAt(reader: TokenReader, operand: Expression): void {
  const operatorSpan = reader.span;
  reader.shift();
  const at = parseAtTime(reader);
  if (reader.isGivingUp) {
    if (reader.catches()) reader.unexpected("@", "timestamp");
    withAt(reader, { operand, operatorSpan, at, isGood: false });
    return;
  }
  if (at?.kind === "timestamp") checkTimestamp(reader, operand, at.seconds);
  withAt(reader, { operand, operatorSpan, at, isGood: checkAt(reader, operand) });
}

function parseAtTime(reader: TokenReader): AtTime | undefined {
  for (;;) {
    const type = reader.peek();
    const { from } = reader;
    switch (type) {
      case "number":
      case "duration":
        return { kind: "timestamp", seconds: readSeconds(reader), span: { from, to: reader.to } };
      case "+":
      case "-": {
        reader.shift();
        while (reader.peek() !== "number" && reader.peek() !== "duration") {
          if (!reader.stuck()) return undefined;
        }
        const seconds = readSeconds(reader);
        return {
          kind: "timestamp",
          seconds: type === "-" ? -seconds : seconds,
          span: { from, to: reader.to },
        };
      }
      case "start":
      case "end": {
        reader.shift();
        for (const parenthesis of ["(", ")"]) {
          while (reader.peek() !== parenthesis) {
            if (!reader.stuck()) return undefined;
          }
          reader.shift();
        }
        return { kind: type, span: { from, to: reader.to } };
      }
    }
    if (!reader.stuck()) return undefined;
  }
}

/** Mirrors the first half of `setTimestamp`. */
function checkTimestamp(reader: TokenReader, operand: Expression, seconds: number): void {
  const isInBounds = seconds < 2 ** 63 && seconds > -(2 ** 63);
  if (isInBounds) return;
  const shown = Number.isFinite(seconds)
    ? `${BigInt(seconds)}.000000`
    : Number.isNaN(seconds)
      ? "NaN"
      : seconds > 0
        ? "+Inf"
        : "-Inf";
  reader.problem(reader.upstreamSpan(operand), `timestamp out of bounds for @ modifier: ${shown}`);
}

/** Mirrors `getAtModifierVars`: whether upstream counts the modifier as part of the selector. */
function checkAt(reader: TokenReader, operand: Expression): boolean {
  if (!isModifiable(operand)) {
    const message =
      "@ modifier must be preceded by an instant vector selector or range vector selector or a subquery";
    reader.problem(reader.upstreamSpan(operand), message);
    return false;
  }
  const selector = rangedSelector(reader, operand);
  if (selector === undefined) return false;
  if (operand.at?.at === undefined && selector.at?.at === undefined) return true;
  reader.problem(reader.upstreamSpan(operand), "@ <timestamp> may not be set multiple times");
  return false;
}

function withAt(
  reader: TokenReader,
  {
    operand,
    operatorSpan,
    at,
    isGood,
  }: {
    readonly operand: Expression;
    readonly operatorSpan: Span;
    readonly at: AtTime | undefined;
    readonly isGood: boolean;
  },
): void {
  if (!isModifiable(operand)) return;
  const span = { from: operatorSpan.from, to: at?.span.to ?? operatorSpan.to };
  if (operand.at?.at === undefined) operand.at = { span, operatorSpan, at };
  widen(reader, operand, { to: span.to, upstreamTo: isGood ? reader.lastClosing : undefined });
}

/** The selector that upstream keeps the modifiers in; reports a range that has none. */
function rangedSelector(reader: TokenReader, operand: Modifiable): Modifiable | undefined {
  if (operand.kind !== "MatrixSelector") return operand;
  const inner = reader.upstreamNode(operand.vectorSelector);
  if (inner.kind === "VectorSelector") return inner;
  reader.problem(reader.upstreamSpan(operand), "ranges only allowed for vector selectors");
  return undefined;
}

function isModifiable(operand: Expression): operand is Modifiable {
  return (
    operand.kind === "VectorSelector" || operand.kind === "MatrixSelector" || operand.kind === "SubqueryExpr"
  );
}

/**
 * Makes a modifier part of its selector. Upstream lets the selector end where the last bracket, number or duration
 * that it has read ends, or leaves it as it was.
 */
function widen(
  reader: TokenReader,
  operand: Modifiable,
  { to, upstreamTo }: { readonly to: number; readonly upstreamTo: number | undefined },
): void {
  const upstream = reader.upstreamSpan(operand);
  if (to > operand.span.to) operand.span = { from: operand.span.from, to };
  reader.setUpstreamSpan(operand, upstream.from, upstreamTo ?? upstream.to);
}
