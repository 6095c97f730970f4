import type { Dialect } from "../core/files/read-options.ts";
import type { ExpressionField } from "../core/files/rule-file.ts";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { parseExpression } from "../core/promql/parse.ts";
import type { ParsedExpression } from "../core/promql/parsed-expression.ts";
import type { Span } from "../core/text/span.ts";
import type { ScalarMap } from "../core/yaml/yaml-node.ts";

/** An expression of a file. */
export interface EmbeddedExpression {
  /** Where it stands, with its quotes; counts from the start of the chunk. */
  readonly span: Span;
  readonly expression: ParsedExpression;
  /** Between offsets in the expression and offsets in the chunk. */
  readonly map: ScalarMap;
  /** The field whose value it is; missing for a file that is one expression. */
  readonly field?: ExpressionField;
}

/** The expressions that are written in a chunk; those that an alias brings there are left to where they are written. */
export function expressionsIn(chunk: Chunk, file: SourceFile): readonly EmbeddedExpression[] {
  if (file.kind === "promql") return isPromql(file.dialect) ? [wholeExpression(chunk, file)] : [];
  return chunk.rules.flatMap(({ expr }) => {
    if (expr?.expression === undefined) return [];
    if (expr.entry.alias !== undefined || expr.entry.mergedBy !== undefined) return [];
    return [{ span: expr.scalar.span, expression: expr.expression, map: expr.map, field: expr }];
  });
}

/** Whether the expressions of a dialect are PromQL. */
export function isPromql(dialect: Dialect): boolean {
  return dialect !== "victoriametrics" && dialect !== "loki";
}

/** A `.promql` file is one expression. A byte order mark belongs to the file, not to the expression. */
function wholeExpression(chunk: Chunk, { options }: SourceFile): EmbeddedExpression {
  const text = chunk.text.replace(/^\ufeff/, " ");
  return { span: { from: 0, to: text.length }, expression: parseExpression(text, options), map: asWritten };
}

const asWritten: ScalarMap = {
  toSource: (offset) => offset,
  toValue: (offset) => offset,
  spanToSource: (span) => span,
};
