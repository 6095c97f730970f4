import { parseExpression } from "../promql/parse.ts";
import type { ParsedExpression } from "../promql/parsed-expression.ts";
import type { YamlComment } from "../yaml/yaml-node.ts";
import type { ReadContext } from "./read-context.ts";
import { type ExpressionHolder, expressionProblems } from "./read-expression.ts";
import type { ReadProblem } from "./rule-file.ts";

export interface PromqlFileReading {
  readonly problems: readonly ReadProblem[];
  readonly comments: readonly YamlComment[];
}

/** Reads a `.promql` file: one expression, with comments. One that is still empty is no mistake. */
export function readPromqlFile({ text, dialect, options }: ReadContext): PromqlFileReading {
  if (dialect === "victoriametrics" || dialect === "loki") return { problems: [], comments: [] };
  const expression = parseExpression(withoutMark(text), options);
  return {
    problems: isEmpty(expression) ? [] : expressionProblems(expression, asWritten),
    comments: expression.comments.map((span) => ({ span })),
  };
}

/** A byte order mark belongs to the file, not to the expression. */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
}

function isEmpty({ text, comments }: ParsedExpression): boolean {
  let at = 0;
  let rest = "";
  for (const { from, to } of comments) {
    rest += text.slice(at, from);
    at = to;
  }
  return (rest + text.slice(at)).trim() === "";
}

const asWritten: ExpressionHolder = {
  map: { toSource: (offset) => offset, toValue: (offset) => offset, spanToSource: (span) => span },
  edit: (change) => change,
};
