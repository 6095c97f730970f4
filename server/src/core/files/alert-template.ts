import { parseExpression } from "../promql/parse.ts";
import { alertFunctions, alertVariables } from "../template/functions.ts";
import { templateHint } from "../template/hints.ts";
import { parseTemplate } from "../template/parse.ts";
import type { ParsedTemplate, TemplateOptions, TemplateProblem } from "../template/parsed-template.ts";
import { type QueryReference, templateReferences } from "../template/references.ts";
import { isSimpleTemplate } from "../template/simple-template.ts";
import type { Fix } from "../text/fix.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import { composeMaps, scalarMap } from "../yaml/scalar-map.ts";
import type { ScalarMap } from "../yaml/yaml-node.ts";
import type { Reading } from "./read-context.ts";
import { expressionProblems } from "./read-expression.ts";
import type { Dialect } from "./read-options.ts";
import type { LabelEntry, LabelsField, ReadProblem, TextField } from "./rule-file.ts";
import { unknownPart } from "./template-text.ts";

/** A label or an annotation of an alerting rule, read as the template that it is. */
export interface AlertTemplate {
  /** Spans in it count in the text of the label. */
  readonly template: ParsedTemplate;
  /** From there to the text that the rule was read from. */
  readonly map: ScalarMap;
}

/** The template of a label or an annotation; missing where it holds no action, or parts that are not known. */
export function alertTemplate(label: LabelEntry, text: string, dialect: Dialect): AlertTemplate | undefined {
  if (!label.text.includes("{{") || label.text.includes(unknownPart)) return undefined;
  return {
    template: parseTemplate(label.text, optionsOf(dialect, undefined)),
    map: scalarMap(text, label.value),
  };
}

/**
 * Reads what Prometheus reads as templates: the labels and annotations of alerting rules, and of no other ones. Gives
 * those that are not simple.
 */
export function checkTemplates(
  alert: TextField,
  fields: readonly (LabelsField | undefined)[],
  reading: Reading,
): readonly LabelEntry[] {
  let unusual: LabelEntry[] | undefined;
  for (const field of fields) {
    for (const label of field?.labels ?? []) {
      const { text } = label;
      if (!text.includes("{{") || isSimpleTemplate(text)) continue;
      unusual ??= [];
      unusual.push(label);
      if (text.includes(unknownPart)) continue;
      const template = parseTemplate(text, optionsOf(reading.context.dialect, alert.value));
      for (const problem of template.problems) reading.problems.push(toReadProblem(problem, label, reading));
      checkQueries(template, label, reading);
    }
  }
  return unusual ?? none;
}

const none: readonly never[] = [];

function toReadProblem(
  problem: TemplateProblem,
  { text, value }: LabelEntry,
  { context }: Reading,
): ReadProblem {
  const { message, replacement, span } = problem;
  const hint = templateHint(text, problem);
  const edit =
    replacement === undefined
      ? undefined
      : replaceInScalar(context.text, value, { span, newText: replacement });
  const fix: Fix | undefined = edit && { title: `Use ${replacement}`, safe: false, edits: [edit] };
  return {
    check: "template-syntax",
    span: scalarMap(context.text, value).spanToSource(span),
    message: hint === undefined ? message : `${message}. ${hint}`,
    ...(fix && { fixes: [fix] }),
  };
}

/** PromQL within the template, which Prometheus reads only when the alert fires. */
function checkQueries(template: ParsedTemplate, label: LabelEntry, { context, problems }: Reading): void {
  if (!isPromql(context.dialect) || !template.text.includes("query")) return;
  for (const query of templateReferences(template)) {
    if (query.kind !== "query") continue;
    const expression = parseExpression(query.text, context.options);
    if (expression.problems.length === 0) continue;
    const map = composeMaps(query.map, scalarMap(context.text, label.value));
    const edit = (change: TextEdit) => {
      const inner = editInLiteral(template.text, query, change);
      return inner && replaceInScalar(context.text, label.value, inner);
    };
    problems.push(...expressionProblems(expression, { map, edit }));
  }
}

/** The edit of a template that changes a query in it; `undefined` when backquotes cannot hold it. */
export function editInLiteral(
  text: string,
  { span, map }: QueryReference,
  { span: changed, newText }: TextEdit,
): TextEdit | undefined {
  const isRaw = text.charCodeAt(span.from) === 96;
  if (isRaw && /[`\r]/.test(newText)) return undefined;
  const escaped = newText.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return { span: map.spanToSource(changed), newText: isRaw ? newText : escaped };
}

function isPromql(dialect: Dialect): boolean {
  return dialect !== "victoriametrics" && dialect !== "loki";
}

/** vmalert has variables and functions of its own, and Loki may be built with other ones than Prometheus. */
function optionsOf(dialect: Dialect, alert: string | undefined): TemplateOptions {
  return {
    variables: dialect === "victoriametrics" ? undefined : alertVariables,
    functions: isPromql(dialect) ? alertFunctions() : undefined,
    ...(alert !== undefined && { name: `__alert_${alert}` }),
  };
}
