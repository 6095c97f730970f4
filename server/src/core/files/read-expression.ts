import { independentProblems } from "../promql/independent-problems.ts";
import { needsFeature } from "../promql/needs-feature.ts";
import { parseExpression } from "../promql/parse.ts";
import type { ParsedExpression, PromqlProblem } from "../promql/parsed-expression.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { ScalarMap, YamlMap } from "../yaml/yaml-node.ts";
import type { Reading } from "./read-context.ts";
import { type Field, isMissing, placeOfKey } from "./read-fields.ts";
import { readText } from "./read-values.ts";
import type { ExpressionField, ReadProblem, TextField } from "./rule-file.ts";

/** The rule around an expression: where to point when the expression is not there. */
interface Surroundings {
  readonly node: YamlMap;
  readonly name: TextField | undefined;
}

export function readExpression(
  field: Field | undefined,
  rule: Surroundings,
  reading: Reading,
): ExpressionField | undefined {
  const text = readText(field, reading);
  if (isMissing(field)) reading.problems.push(missingExpression(field, rule));
  if (text === undefined || text.value === "") return undefined;
  const { dialect, options } = reading.context;
  if (dialect === "victoriametrics" || dialect === "loki") return new ReadExpressionField(text, undefined);
  const expression = parseExpression(text.value, options);
  if (expression.problems.length > 0) {
    const { map, scalar } = text;
    const edit = (change: TextEdit) => replaceInScalar(reading.context.text, scalar, change);
    reading.problems.push(...expressionProblems(expression, { map, edit }));
  }
  return new ReadExpressionField(text, expression);
}

function missingExpression(field: Field | undefined, { node, name }: Surroundings): ReadProblem {
  const entry = field?.entry ?? name?.entry ?? node.entries[0];
  return {
    check: "missing-expr",
    span: entry === undefined ? node.span : placeOfKey(entry),
    message: "field 'expr' must be set in rule",
  };
}

/** The text around an expression: how places in it, and edits of it, become those of the text. */
export interface ExpressionHolder {
  readonly map: ScalarMap;
  /** Missing when the text cannot hold what the edit writes. */
  edit(change: TextEdit): TextEdit | undefined;
}

/** What is wrong with an expression, with places and fixes in the text around it. */
export function expressionProblems(
  { text, problems }: ParsedExpression,
  holder: ExpressionHolder,
): readonly ReadProblem[] {
  const end = text.trimEnd().length;
  const news = independentProblems(text, problems);
  const shown = news.slice(0, enough).map((problem) => ({
    ...toReadProblem(problem, holder),
    span: holder.map.spanToSource(withinText(problem.span, end)),
  }));
  const next = news[enough];
  if (next === undefined) return shown;
  const message = `${news.length - enough} more mistakes in this expression are not shown`;
  const span = holder.map.spanToSource(withinText(next.span, end));
  return [...shown, { check: "promql-syntax", span, message }];
}

/** More mistakes of one expression nobody reads; a damaged one may have thousands. */
const enough = 100;

/** The last line break of a block scalar leads to the next field: what is wrong at the end is wrong before it. */
function withinText({ from, to }: Span, end: number): Span {
  return { from: Math.min(from, end), to: Math.min(to, end) };
}

function toReadProblem(
  { message, hint, fixes }: PromqlProblem,
  holder: ExpressionHolder,
): Omit<ReadProblem, "span"> {
  const held = (fixes ?? []).flatMap((fix) => {
    const edits = fix.edits.map((change) => holder.edit(change)).filter((edit) => edit !== undefined);
    return edits.length === fix.edits.length ? [{ ...fix, edits }] : [];
  });
  return {
    check: needsFeature(message) ? "promql-feature" : "promql-syntax",
    message: hint === undefined ? message : `${message}. ${hint}`,
    ...(held.length > 0 && { fixes: held }),
  };
}

class ReadExpressionField implements ExpressionField {
  readonly expression: ParsedExpression | undefined;
  readonly #text: TextField;

  constructor(text: TextField, expression: ParsedExpression | undefined) {
    this.#text = text;
    this.expression = expression;
  }

  get entry() {
    return this.#text.entry;
  }

  get scalar() {
    return this.#text.scalar;
  }

  get value() {
    return this.#text.value;
  }

  get map() {
    return this.#text.map;
  }
}
