import type { Mutable } from "../text/mutable.ts";
import type { Span } from "../text/span.ts";
import type { BinaryExpr, FillModifier, NumberLiteral, VectorMatching } from "./ast.ts";
import { readNumberLiteral } from "./parse-duration.ts";
import { parseLabelList } from "./parse-labels.ts";
import { startsOperand } from "./starts-operand.ts";
import type { NextToken, TokenReader } from "./token-reader.ts";

/** What stands between an operator and its right side: `bin_modifier`. */
export function parseBinaryModifiers(reader: TokenReader): Pick<BinaryExpr, "returnBool" | "vectorMatching"> {
  let returnBool: Span | undefined;
  if (reader.peek() === "bool") {
    returnBool = reader.span;
    reader.shift();
  }
  reader.peek();
  const { from } = reader;
  const parts: Mutable<VectorMatching> = {
    span: { from, to: from },
    matching: undefined,
    group: undefined,
    fillLeft: undefined,
    fillRight: undefined,
  };
  parseMatchingLabels(reader, parts);
  parseFills(reader, parts);
  return { returnBool, vectorMatching: parts.span.to > from ? parts : undefined };
}

function parseMatchingLabels(reader: TokenReader, parts: Mutable<VectorMatching>): void {
  const next = reader.peek();
  if (next !== "on" && next !== "ignoring") return;
  const keywordSpan = reader.span;
  reader.shift();
  const labels = parseLabelList(reader);
  const span = { from: keywordSpan.from, to: labels?.span.to ?? keywordSpan.to };
  parts.matching = { span, keywordSpan, on: next === "on", labels };
  parts.span = { from: parts.span.from, to: span.to };
  if (!reader.isGivingUp) parseGroup(reader, parts);
}

function parseGroup(reader: TokenReader, parts: Mutable<VectorMatching>): void {
  const next = reader.peek();
  if (next !== "group_left" && next !== "group_right") return;
  const keywordSpan = reader.span;
  reader.shift();
  // A parenthesis here always opens a list of labels, never the right side.
  const include = standsAfterGroup(reader.peek()) ? undefined : parseLabelList(reader, standsAfterGroup);
  const span = { from: keywordSpan.from, to: include?.span.to ?? keywordSpan.to };
  parts.group = { span, keywordSpan, side: next === "group_left" ? "left" : "right", include };
  parts.span = { from: parts.span.from, to: span.to };
}

/** Whether the labels to include can be left out before such a token. */
function standsAfterGroup(type: NextToken): boolean {
  return type !== "nothing" && type !== "(" && startsOperand(type);
}

function parseFills(reader: TokenReader, parts: Mutable<VectorMatching>): void {
  const first = reader.isGivingUp ? "nothing" : reader.peek();
  if (first !== "fill" && first !== "fill_left" && first !== "fill_right") return;
  parseFill(reader, parts, first);
  if (first === "fill" || reader.isGivingUp) return;
  const second = reader.peek();
  if (second === first || (second !== "fill_left" && second !== "fill_right")) return;
  parseFill(reader, parts, second);
}

function parseFill(
  reader: TokenReader,
  parts: Mutable<VectorMatching>,
  word: "fill" | "fill_left" | "fill_right",
): void {
  const keywordSpan = reader.span;
  reader.shift();
  const value = parseFillValue(reader);
  const to = reader.isGivingUp ? (value?.span.to ?? keywordSpan.to) : reader.to;
  const fill: FillModifier = { span: { from: keywordSpan.from, to }, keywordSpan, value };
  if (word !== "fill_right") parts.fillLeft = fill;
  if (word !== "fill_left") parts.fillRight = fill;
  parts.span = { from: parts.span.from, to };
}

/** A number in parentheses; the closing one has been read and accepted at the end. */
function parseFillValue(reader: TokenReader): NumberLiteral | undefined {
  if (!accepts(reader, (type) => type === "(")) return undefined;
  reader.shift();
  if (!accepts(reader, (type) => isNumber(type) || type === "+" || type === "-")) return undefined;
  const sign = reader.peek();
  const { from } = reader;
  if (!isNumber(sign)) {
    reader.shift();
    if (!accepts(reader, isNumber)) return undefined;
  }
  const literal = readNumberLiteral(reader);
  if (sign === "-") literal.value = -literal.value;
  literal.span = { from, to: literal.span.to };
  if (accepts(reader, (type) => type === ")")) reader.shift();
  return literal;
}

function isNumber(type: NextToken): boolean {
  return type === "number" || type === "duration";
}

function accepts(reader: TokenReader, fits: (type: NextToken) => boolean): boolean {
  while (!fits(reader.peek())) {
    if (!reader.stuck()) return false;
  }
  return true;
}
