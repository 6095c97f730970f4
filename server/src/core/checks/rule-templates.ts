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

/**
 * Those of a rule, or of what is wanted of it. Several checks ask for them in a row, so those of the last rule are kept.
 * vmalert has variables of its own.
 */
export function ruleTemplates(
  written: WrittenRule,
  isWanted: (entry: LabelEntry) => boolean = () => true,
): readonly RuleTemplate[] {
  const { rule, dialect } = written;
  if (dialect === "victoriametrics" || !hasTemplates(rule)) return none;
  if (last?.rule !== rule) last = { rule, templates: new Map() };
  const { templates } = last;
  return alertTexts(rule).flatMap((entry) => {
    if (!isWanted(entry)) return [];
    if (!templates.has(entry)) templates.set(entry, templateOf(entry, written));
    return templates.get(entry) ?? [];
  });
}

let last: { readonly rule: Rule; readonly templates: Map<LabelEntry, RuleTemplate | undefined> } | undefined;
const none: readonly never[] = [];

function templateOf(entry: LabelEntry, { rule, text, dialect }: WrittenRule): RuleTemplate | undefined {
  const found = alertTemplate(entry, text, dialect);
  if (found === undefined || found.template.problems.length > 0) return undefined;
  const outputs = followPrintedValues(found.template);
  return { ...found, entry, isLabel: rule.labels?.labels.includes(entry) === true, outputs };
}
