import { Lexer } from "../../server/src/core/promql/lex.ts";
import type { TokenType } from "../../server/src/core/promql/token.ts";
import { byteOffsets, decodeHex } from "./bytes.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface LexCase {
  readonly input?: string;
  readonly input_hex?: string;
  readonly series: boolean;
  readonly ok: boolean;
  readonly tokens?: readonly (readonly [string, number, string])[];
}

/** Token streams. Series notation is a language of its own, which unit tests of rules are written in. */
export const lexSuite: Suite = {
  name: "promql-lex",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly LexCase[] }>("promql-lex.json");
    for (const each of cases) if (!each.series) yield compare(each);
  },
};

function compare(each: LexCase): Outcome {
  const text = each.input ?? decodeHex(each.input_hex!);
  const toBytes = byteOffsets(text);
  const lexer = new Lexer(text, "stop");
  const tokens: [string, number, string][] = [];
  for (lexer.next(); lexer.type !== "eof" && lexer.type !== "error"; lexer.next()) {
    tokens.push([upstreamName(lexer.type), toBytes(lexer.start), text.slice(lexer.start, lexer.end)]);
  }
  for (const { from, to } of lexer.comments) tokens.push(["COMMENT", toBytes(from), text.slice(from, to)]);
  tokens.sort((a, b) => a[1] - b[1]);
  const isAccepted = lexer.type === "eof";
  // Upstream's lexer also returns what it makes of a string with a wrong escape; its parser stops at the mistake.
  const isOk = each.ok && each.tokens?.some(([type]) => type === "ERROR") !== true;
  const difference = differenceOf(isAccepted, isOk) ?? (isOk ? differenceOf(tokens, each.tokens) : undefined);
  return { title: text, difference };
}

const names: Partial<Record<TokenType, string>> = {
  "metric identifier": "METRIC_IDENTIFIER",
  "(": "LEFT_PAREN",
  ")": "RIGHT_PAREN",
  "{": "LEFT_BRACE",
  "}": "RIGHT_BRACE",
  "[": "LEFT_BRACKET",
  "]": "RIGHT_BRACKET",
  ",": "COMMA",
  ":": "COLON",
  "=": "EQL",
  "+": "ADD",
  "-": "SUB",
  "*": "MUL",
  "/": "DIV",
  "%": "MOD",
  "^": "POW",
  "==": "EQLC",
  "!=": "NEQ",
  "<=": "LTE",
  "<": "LSS",
  ">=": "GTE",
  ">": "GTR",
  "</": "TRIM_UPPER",
  ">/": "TRIM_LOWER",
  "=~": "EQL_REGEX",
  "!~": "NEQ_REGEX",
  "@": "AT",
  and: "LAND",
  or: "LOR",
  unless: "LUNLESS",
};

function upstreamName(type: TokenType): string {
  return names[type] ?? type.toUpperCase();
}
