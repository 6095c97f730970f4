import { type AlertTemplate, alertTemplate } from "../files/alert-template.ts";
import { alertTexts } from "../files/alert-texts.ts";
import type { Dialect } from "../files/read-options.ts";
import type { LabelEntry, Rule } from "../files/rule-file.ts";
import { type LabelUse, labelUsesIn } from "../labels/label-uses.ts";
import type { Expression } from "../promql/ast.ts";
import { isValidLabelName } from "../promql/names.ts";
import { parseExpression } from "../promql/parse.ts";
import type { ParseOptions } from "../promql/parsed-expression.ts";
import { type LabelReference, type QueryReference, templateReferences } from "../template/references.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import { composeMaps } from "../yaml/scalar-map.ts";
import type { ScalarMap } from "../yaml/yaml-node.ts";

/** A place of a rule that names a label of its series. */
export interface RuleLabel {
  readonly name: string;
  /** Of the name alone, counted where the rule's spans count. */
  readonly span: Span;
  /** In the expression; missing for a label of the alert that a template asks for. */
  readonly use: LabelUse | undefined;
  /** The edit that puts another name there; missing where the place cannot hold it. */
  rename(name: string): TextEdit | undefined;
}

/** A rule with the text that its spans count in. */
export interface WrittenRule {
  readonly rule: Rule;
  readonly text: string;
  readonly dialect: Dialect;
}

/** An expression of a rule, and all places that name a label of the series that it is about. */
export interface LabelledExpression {
  readonly root: Expression;
  readonly labels: readonly RuleLabel[];
}

/**
 * The expression of a rule with the labels that its templates ask the alert for, and each query in the templates. None
 * of them has mistakes.
 */
export function* labelledExpressions(
  written: WrittenRule,
  options: ParseOptions,
): Generator<LabelledExpression> {
  const { rule, text } = written;
  const { expr } = rule;
  const root = expr?.expression?.root;
  if (expr === undefined || root === undefined || expr.expression!.problems.length > 0) return;
  const own = [...labelsInExpression(root, expr.map, (edit) => replaceInScalar(text, expr.scalar, edit))];
  const queries: LabelledExpression[] = [];
  for (const { template, map, label } of templatesOf(written)) {
    for (const reference of templateReferences(template)) {
      if (reference.kind === "query") {
        const query = inQuery(reference, { map, label, text }, options);
        if (query !== undefined) queries.push(query);
      } else if (reference.kind === "label" && reference.owner === "alert") {
        own.push(inTemplate(reference, { template, map, label }, text));
      }
    }
  }
  yield { root, labels: own };
  yield* queries;
}

type Rewrite = (edit: TextEdit) => TextEdit | undefined;

function* labelsInExpression(root: Expression, map: ScalarMap, rewrite: Rewrite): Generator<RuleLabel> {
  for (const use of labelUsesIn(root)) {
    const rename = (name: string): TextEdit | undefined => {
      const newText = nameInExpression(name, use);
      return newText === undefined ? undefined : rewrite({ span: use.span, newText });
    };
    yield { name: use.name, span: map.spanToSource(use.span), use, rename };
  }
}

function nameInExpression(name: string, { isQuoted }: LabelUse): string | undefined {
  if (isValidLabelName(name, "legacy")) return name;
  if (/["'`\\\n]/.test(name)) return undefined;
  return isQuoted ? name : `"${name}"`;
}

interface LabelledTemplate extends AlertTemplate {
  readonly label: LabelEntry;
}

function* templatesOf({ rule, text, dialect }: WrittenRule): Generator<LabelledTemplate> {
  if (dialect === "victoriametrics") return;
  for (const label of alertTexts(rule)) {
    const template = alertTemplate(label, text, dialect);
    if (template !== undefined) yield { ...template, label };
  }
}

function inTemplate(
  reference: LabelReference,
  { template, map, label }: LabelledTemplate,
  text: string,
): RuleLabel {
  const { name, span } = reference;
  const rename = (newText: string): TextEdit | undefined =>
    fitsTemplate(newText, reference, template.text)
      ? replaceInScalar(text, label.value, { span, newText })
      : undefined;
  return { name, span: map.spanToSource(span), use: undefined, rename };
}

interface QueryHolder {
  readonly map: ScalarMap;
  readonly label: LabelEntry;
  readonly text: string;
}

function inQuery(
  { text: query, map: inner }: QueryReference,
  { map, label, text }: QueryHolder,
  options: ParseOptions,
): LabelledExpression | undefined {
  const { root, problems } = parseExpression(query, options);
  if (root === undefined || problems.length > 0) return undefined;
  // Quotes would have to be escaped.
  const rewrite: Rewrite = ({ span, newText }) =>
    newText.includes('"')
      ? undefined
      : replaceInScalar(text, label.value, { span: inner.spanToSource(span), newText });
  return { root, labels: [...labelsInExpression(root, composeMaps(inner, map), rewrite)] };
}

/** A field is a word; a text takes more, but for what would have to be escaped. */
function fitsTemplate(name: string, { span }: LabelReference, text: string): boolean {
  const isText = /["`]/.test(text.charAt(span.from - 1));
  return isValidLabelName(name, "legacy") || (isText && !/["`\\\n]/.test(name));
}
