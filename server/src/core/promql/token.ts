import { goQuote } from "../text/go-quote.ts";

/**
 * The kinds of tokens that upstream's lexer makes. Those that are always written the same way are named by that text
 * (words in lower case); `invalid` is made only where lexing goes on behind a mistake.
 */
export type TokenType =
  | "eof"
  | "error"
  | "invalid"
  | "identifier"
  | "metric identifier"
  | "string"
  | "number"
  | "duration"
  | PunctuationType
  | OperatorType
  | Keyword;

type PunctuationType = "(" | ")" | "{" | "}" | "[" | "]" | "," | ":" | "=";

type OperatorType =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "^"
  | "=="
  | "!="
  | "<="
  | "<"
  | ">="
  | ">"
  | "</"
  | ">/"
  | "=~"
  | "!~"
  | "@";

/** Every word that the lexer knows; `and`, `or`, `unless` and `atan2` are operators. */
export type Keyword =
  | "and"
  | "or"
  | "unless"
  | "atan2"
  | "avg"
  | "bottomk"
  | "count"
  | "count_values"
  | "group"
  | "max"
  | "min"
  | "quantile"
  | "stddev"
  | "stdvar"
  | "sum"
  | "topk"
  | "limitk"
  | "limit_ratio"
  | "offset"
  | "smoothed"
  | "anchored"
  | "by"
  | "without"
  | "on"
  | "ignoring"
  | "group_left"
  | "group_right"
  | "fill"
  | "fill_left"
  | "fill_right"
  | "bool"
  | "start"
  | "end"
  | "step"
  | "range"
  | "max_of"
  | "min_of";

/** What a type of token is, as far as messages and grammar care. */
export type TokenClass = "value" | "punctuation" | "operator" | "aggregator" | "keyword" | "preprocessor";

const classes: Readonly<Record<TokenType, TokenClass>> = {
  eof: "value",
  error: "value",
  invalid: "value",
  identifier: "value",
  "metric identifier": "value",
  string: "value",
  number: "value",
  duration: "value",
  "(": "punctuation",
  ")": "punctuation",
  "{": "punctuation",
  "}": "punctuation",
  "[": "punctuation",
  "]": "punctuation",
  ",": "punctuation",
  ":": "punctuation",
  "=": "punctuation",
  "+": "operator",
  "-": "operator",
  "*": "operator",
  "/": "operator",
  "%": "operator",
  "^": "operator",
  "==": "operator",
  "!=": "operator",
  "<=": "operator",
  "<": "operator",
  ">=": "operator",
  ">": "operator",
  "</": "operator",
  ">/": "operator",
  "=~": "operator",
  "!~": "operator",
  "@": "operator",
  and: "operator",
  or: "operator",
  unless: "operator",
  atan2: "operator",
  avg: "aggregator",
  bottomk: "aggregator",
  count: "aggregator",
  count_values: "aggregator",
  group: "aggregator",
  max: "aggregator",
  min: "aggregator",
  quantile: "aggregator",
  stddev: "aggregator",
  stdvar: "aggregator",
  sum: "aggregator",
  topk: "aggregator",
  limitk: "aggregator",
  limit_ratio: "aggregator",
  offset: "keyword",
  smoothed: "keyword",
  anchored: "keyword",
  by: "keyword",
  without: "keyword",
  on: "keyword",
  ignoring: "keyword",
  group_left: "keyword",
  group_right: "keyword",
  fill: "keyword",
  fill_left: "keyword",
  fill_right: "keyword",
  bool: "keyword",
  start: "preprocessor",
  end: "preprocessor",
  step: "preprocessor",
  range: "preprocessor",
  max_of: "preprocessor",
  min_of: "preprocessor",
};

/** The words that the lexer knows, by first letter and length: two or three of them at most share a place. */
const wordTable: (readonly [Keyword | "inf" | "nan", Keyword | "number"])[][] = [];

/** The longest keyword has as many letters. */
const longestKeyword = 12;

for (const type of Object.keys(classes) as TokenType[]) {
  if (classes[type] !== "value" && /^[a-z]/.test(type)) addWord(type as Keyword, type as Keyword);
}
addWord("inf", "number");
addWord("nan", "number");

function addWord(word: Keyword | "inf" | "nan", type: Keyword | "number"): void {
  const place = placeInTable(word.charCodeAt(0), word.length);
  wordTable[place] = [...(wordTable[place] ?? []), [word, type]];
}

/** Upper and lower case share a place. */
function placeInTable(firstCode: number, length: number): number {
  return length * 32 + (firstCode & 31);
}

export function classOf(type: TokenType): TokenClass {
  return classes[type];
}

/** The keyword that a word of a text is, in whatever case; `inf` and `nan` are numbers. Looks at a text in place: most words are none. */
export function keywordAt(text: string, from: number, to: number): Keyword | "number" | undefined {
  const length = to - from;
  if (length > longestKeyword) return undefined;
  const candidates = wordTable[placeInTable(text.charCodeAt(from), length)];
  if (candidates === undefined) return undefined;
  for (const [word, type] of candidates) if (isSameWord(text, from, word)) return type;
  return undefined;
}

function isSameWord(text: string, from: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = text.charCodeAt(from + index);
    const lower = code >= 65 && code <= 90 ? code | 0x20 : code;
    if (lower !== word.charCodeAt(index)) return false;
  }
  return true;
}

/** What messages call a token. Mirrors `Item.desc`. */
export function describeToken(type: TokenType, text: string): string {
  switch (type) {
    case "eof":
      return "end of input";
    case "identifier":
    case "metric identifier":
      return `${type} ${goQuote(text)}`;
    case "string":
    case "number":
    case "duration":
      return `${type} ${quoteBeginning(text)}`;
    default:
      return describeFixedToken(classes[type], text);
  }
}

function describeFixedToken(tokenClass: TokenClass, text: string): string {
  switch (tokenClass) {
    case "keyword":
      return `<${text}>`;
    case "operator":
      return `<op:${text}>`;
    case "aggregator":
      return `<aggr:${text}>`;
    default:
      return quoteBeginning(text);
  }
}

/** Mirrors `%.10q...`, which Prometheus uses for what is longer than ten bytes: ten characters of it. */
function quoteBeginning(text: string): string {
  if (utf8Length(text) <= 10) return goQuote(text);
  return `${goQuote([...text.slice(0, 20)].slice(0, 10).join(""))}...`;
}

function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length && length <= 10; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts two of its four bytes.
    length += code < 0x80 ? 1 : code < 0x800 || (code & 0xf800) === 0xd800 ? 2 : 3;
  }
  return length;
}
