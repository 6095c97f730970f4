import { goQuote } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";
import type { LabelList, LabelMatcher, LabelName, MatchType } from "./ast.ts";
import { isValidLabelName } from "./names.ts";
import { metricNameLabel } from "./selector.ts";
import { classOf } from "./token.ts";
import type { NextToken, TokenReader } from "./token-reader.ts";

/**
 * The labels in parentheses behind `by`, `on`, `group_left` and the like: `grouping_labels` of the grammar.
 * Where they are not required, they are left out before a token that `ends` them.
 */
export function parseLabelList(
  reader: TokenReader,
  ends: (type: NextToken) => boolean = never,
): LabelList | undefined {
  while (reader.peek() !== "(") {
    if (ends(reader.peek())) return undefined;
    if (reader.isTolerant) return parseBareLabel(reader);
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("grouping opts", '"("');
    return undefined;
  }
  const { from } = reader;
  const labels: LabelName[] = [];
  reader.shift();
  if (reader.peek() !== ")") {
    parseLabelName(reader, labels);
    while (!reader.isGivingUp && reader.peek() !== ")") parseNextLabelName(reader, labels);
  }
  if (reader.isGivingUp) {
    reader.recovers();
    return { span: { from, to: labels.at(-1)?.span.to ?? from + 1 }, labels };
  }
  const { to } = reader;
  reader.shift();
  return { span: { from, to }, labels };
}

/** One label whose parentheses were forgotten. */
function parseBareLabel(reader: TokenReader): LabelList | undefined {
  if (reader.peek() !== "identifier") return undefined;
  const { span, tokenText: name } = reader;
  reader.repairs.push(span.from);
  reader.shift();
  return { span, labels: [{ name, span }] };
}

function never(): boolean {
  return false;
}

function parseNextLabelName(reader: TokenReader, labels: LabelName[]): void {
  if (reader.peek() === ",") {
    reader.shift();
    if (reader.peek() !== ")") parseLabelName(reader, labels);
  } else if (reader.isTolerant && canNameLabel(reader.peek())) {
    parseLabelName(reader, labels);
  } else if (!reader.stuck() && !reader.isTolerant && reader.catches()) {
    reader.unexpected("grouping opts", '"," or ")"');
  }
}

function parseLabelName(reader: TokenReader, labels: LabelName[]): void {
  for (;;) {
    const type = reader.peek();
    if (type === "string" || canNameLabel(type)) {
      const { span } = reader;
      const name = type === "string" ? readString(reader) : reader.tokenText;
      if (!isValidLabelName(name, "utf8")) {
        reader.problem(span, `invalid label name for grouping: ${goQuote(name)}`);
      }
      labels.push({ name, span });
      reader.shift();
      return;
    }
    if (type === ")") return;
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("grouping opts", "label");
    return;
  }
}

/** Every word is good for a label's name here, but `without`. */
function canNameLabel(type: NextToken): boolean {
  if (type === "identifier" || type === "metric identifier") return true;
  if (type === "nothing" || type === "without") return false;
  switch (classOf(type)) {
    case "aggregator":
    case "keyword":
    case "preprocessor":
      return true;
    case "operator":
      return type === "and" || type === "or" || type === "unless" || type === "atan2";
    default:
      return false;
  }
}

/** The value of the string that stands next. Mirrors `parser.unquoteString`. */
export function readString(reader: TokenReader): string {
  const value = reader.stringValue;
  if (value !== undefined) return value;
  // A string that is still being typed is worth what there is of it.
  if (reader.isTolerant) return reader.tokenText.slice(1);
  reader.problem(reader.span, `error unquoting string ${goQuote(reader.tokenText)}: invalid syntax`);
  return "";
}

/** What stands between braces, whose opening one has been accepted: up to and without the closing one. */
export function parseMatchers(reader: TokenReader): LabelMatcher[] {
  const matchers: LabelMatcher[] = [];
  if (reader.peek() === "}") return matchers;
  parseMatcher(reader, matchers);
  while (!reader.isGivingUp && reader.peek() !== "}") {
    if (reader.peek() === ",") {
      reader.shift();
      if (reader.peek() !== "}") parseMatcher(reader, matchers);
    } else if (reader.isTolerant && startsMatcher(reader.peek())) {
      reader.unexpected("label matching", '"," or "}"');
      parseMatcher(reader, matchers);
    } else if (!reader.stuck() && !reader.isTolerant && reader.catches()) {
      reader.unexpected("label matching", '"," or "}"');
    }
  }
  return matchers;
}

function startsMatcher(type: NextToken): boolean {
  return type === "identifier" || type === "string";
}

function parseMatcher(reader: TokenReader, matchers: LabelMatcher[]): void {
  for (;;) {
    switch (reader.peek()) {
      case "identifier":
        matchers.push(parseNamedMatcher(reader, reader.tokenText, false));
        return;
      case "string":
        matchers.push(parseNamedMatcher(reader, readString(reader), true));
        return;
      case "}":
        return;
    }
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("label matching", 'identifier or "}"');
    return;
  }
}

/** A matcher from its name on, which is accepted here. */
function parseNamedMatcher(reader: TokenReader, name: string, isQuoted: boolean): LabelMatcher {
  const nameSpan = reader.span;
  reader.shift();
  while (!isMatchType(reader.peek())) {
    if (isQuoted) return metricNameMatcher(name, nameSpan);
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("label matching", "label matching operator");
    return unfinishedMatcher(name, nameSpan);
  }
  const matchType = reader.peek() as MatchType;
  const operatorSpan = reader.span;
  reader.shift();
  while (reader.peek() !== "string") {
    if (reader.stuck()) continue;
    if (reader.catches()) reader.unexpected("label matching", "string");
    const span = { from: nameSpan.from, to: operatorSpan.to };
    return { ...unfinishedMatcher(name, nameSpan), span, matchType, operatorSpan };
  }
  const value = readString(reader);
  const valueSpan = reader.span;
  const span = { from: nameSpan.from, to: valueSpan.to };
  reader.shift();
  if (matchType === "=~" || matchType === "!~") {
    const regex = reader.options.regex(value);
    if (!regex.ok) reader.problem(span, regex.message);
  }
  return { span, name, nameSpan, matchType, operatorSpan, value, valueSpan };
}

/** A metric name in quotes. */
function metricNameMatcher(value: string, valueSpan: Span): LabelMatcher {
  return {
    span: valueSpan,
    name: metricNameLabel,
    nameSpan: undefined,
    matchType: "=",
    operatorSpan: undefined,
    value,
    valueSpan,
  };
}

function unfinishedMatcher(name: string, nameSpan: Span): LabelMatcher {
  return {
    span: nameSpan,
    name,
    nameSpan,
    matchType: undefined,
    operatorSpan: undefined,
    value: undefined,
    valueSpan: undefined,
  };
}

function isMatchType(type: NextToken): type is MatchType {
  return type === "=" || type === "!=" || type === "=~" || type === "!~";
}
