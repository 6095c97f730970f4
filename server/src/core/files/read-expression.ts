import { type ParsedExpression, type PromqlProblem, parseExpression } from "../promql/parse.ts";
import type { ScalarMap } from "../yaml/scalar-map.ts";
import type { YamlMap } from "../yaml/yaml-node.ts";
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
  if (expression.problems.length > 0) reading.problems.push(...expressionProblems(expression, text.map));
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

/** What is wrong with an expression, with places that `map` leads to. */
export function expressionProblems({ problems }: ParsedExpression, map: ScalarMap): readonly ReadProblem[] {
  return problems.map((problem) => toReadProblem(problem, map));
}

function toReadProblem({ span, message, hint }: PromqlProblem, map: ScalarMap): ReadProblem {
  return {
    check: featureWords.test(message) ? "promql-feature" : "promql-syntax",
    span: map.spanToSource(span),
    message: hint === undefined ? message : `${message}. ${hint}`,
  };
}

/** How Prometheus refuses what one of its feature flags would allow. */
const featureWords =
  /is experimental and must be enabled with|(?:is|are) experimental and not enabled$|is not enabled$/;

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
