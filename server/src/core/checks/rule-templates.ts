import { type AlertTemplate, alertTemplate } from "../files/alert-template.ts";
import { alertTexts } from "../files/alert-texts.ts";
import type { Dialect } from "../files/read-options.ts";
import type { LabelEntry, Rule } from "../files/rule-file.ts";
import { followPrintedValues, type ValueOutput } from "../template/printed-values.ts";

/** A label or an annotation of an alert that is a template which Go accepts. */
export interface RuleTemplate extends AlertTemplate {
  readonly entry: LabelEntry;
  readonly isLabel: boolean;
  /** Where the value of the alert, or what is made from it, goes into the text. */
  readonly outputs: readonly ValueOutput[];
}

/** Whether a rule has any templates; to ask costs nothing. */
export function hasTemplates(rule: Rule): boolean {
  return rule.kind === "alerting" && (holdsActions(rule.labels) || holdsActions(rule.annotations));
}

function holdsActions(field: Rule["labels"]): boolean {
  return field?.labels.some(({ text }) => text.includes("{{")) === true;
}

interface WrittenRule {
  readonly rule: Rule;
  readonly text: string;
  readonly dialect: Dialect;
}

/** Those of a rule. Several checks ask for them in a row, so the last ones are kept. vmalert has variables of its own. */
export function ruleTemplates({ rule, text, dialect }: WrittenRule): readonly RuleTemplate[] {
  if (dialect === "victoriametrics" || !hasTemplates(rule)) return none;
  if (last?.rule !== rule) last = { rule, templates: [...templatesOf(rule, text, dialect)] };
  return last.templates;
}

let last: { readonly rule: Rule; readonly templates: readonly RuleTemplate[] } | undefined;
const none: readonly never[] = [];

function* templatesOf(rule: Rule, text: string, dialect: Dialect): Generator<RuleTemplate> {
  for (const entry of alertTexts(rule)) {
    const found = alertTemplate(entry, text, dialect);
    if (found === undefined || found.template.problems.length > 0) continue;
    const outputs = followPrintedValues(found.template);
    yield { ...found, entry, isLabel: rule.labels?.labels.includes(entry) === true, outputs };
  }
}
