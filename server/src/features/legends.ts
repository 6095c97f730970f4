/** What a piece of an expression is: more than a grammar of colours can know. The numbers in answers are indices of this list. */
export const tokenTypes = [
  "metric",
  "labelName",
  "labelValue",
  "function",
  "aggregation",
  "keyword",
  "operator",
  "number",
  "duration",
  "string",
  "comment",
] as const;

export type TokenType = (typeof tokenTypes)[number];

export const codeActionKinds = [
  "quickfix",
  "refactor.rewrite",
  "source.fixAll",
  "source.fixAll.promrules",
] as const;
