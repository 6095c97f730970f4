import { type AlertTemplate, alertTemplate } from "../files/alert-template.ts";
import type { Dialect } from "../files/read-options.ts";
import type { LabelEntry, Rule } from "../files/rule-file.ts";
import { type LabelUse, labelUsesIn } from "../labels/label-uses.ts";
import { isValidLabelName } from "../promql/names.ts";
import { type LabelReference, templateReferences } from "../template/references.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";

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

/** All places of a rule that name a label: of its expression first. */
export function* labelsInRule(written: WrittenRule): Generator<RuleLabel> {
  yield* labelsInExpression(written);
  yield* labelsInTemplates(written);
}

function* labelsInExpression({ rule: { expr }, text }: WrittenRule): Generator<RuleLabel> {
  if (expr?.expression === undefined) return;
  const { map, scalar } = expr;
  for (const use of labelUsesIn(expr.expression.root)) {
    const rename = (name: string): TextEdit | undefined => {
      const newText = nameInExpression(name, use);
      return newText === undefined ? undefined : replaceInScalar(text, scalar, { span: use.span, newText });
    };
    yield { name: use.name, span: map.spanToSource(use.span), use, rename };
  }
}

function nameInExpression(name: string, { isQuoted }: LabelUse): string | undefined {
  if (isValidLabelName(name, "legacy")) return name;
  if (/["'`\\\n]/.test(name)) return undefined;
  return isQuoted ? name : `"${name}"`;
}

function* labelsInTemplates({ rule, text, dialect }: WrittenRule): Generator<RuleLabel> {
  if (rule.kind !== "alerting" || dialect === "victoriametrics") return;
  for (const field of [rule.labels, rule.annotations]) {
    for (const label of field?.labels ?? []) {
      const template = alertTemplate(label, text, dialect);
      if (template !== undefined) yield* labelsInTemplate(template, label, text);
    }
  }
}

function* labelsInTemplate(
  { template, map }: AlertTemplate,
  { value }: LabelEntry,
  text: string,
): Generator<RuleLabel> {
  for (const reference of templateReferences(template)) {
    if (reference.kind !== "label" || reference.owner !== "alert") continue;
    const { name, span } = reference;
    const rename = (newText: string): TextEdit | undefined =>
      fitsTemplate(newText, reference, template.text)
        ? replaceInScalar(text, value, { span, newText })
        : undefined;
    yield { name, span: map.spanToSource(span), use: undefined, rename };
  }
}

/** A field is a word; a text takes more, but for what would have to be escaped. */
function fitsTemplate(name: string, { span }: LabelReference, text: string): boolean {
  const isText = /["`]/.test(text.charAt(span.from - 1));
  return isValidLabelName(name, "legacy") || (isText && !/["`\\\n]/.test(name));
}
