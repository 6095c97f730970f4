import type { Rule } from "../files/rule-file.ts";
import { inferLabels, type LabelFlow } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import { type Absence, whyAbsent } from "../labels/why-absent.ts";
import type { Expression } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import { type LabelReference, templateReferences } from "../template/references.ts";
import type { Finding, RuleCheck } from "./check.ts";
import { flowOfRule } from "./flow-of-rule.ts";
import { groupByFix } from "./group-by-fix.ts";
import { asksForLost, lostInExpression } from "./lost-in-expression.ts";
import { mayLeaveOutAny } from "./may-leave-out.ts";
import { reasonOf } from "./reason-of-absence.ts";
import { hasTemplates, type RuleTemplate, ruleTemplates } from "./rule-templates.ts";
import { soundExpression } from "./sound-expression.ts";

type Subject = Parameters<RuleCheck["run"]>[0];

/** A label that a template or an operator asks for, and that the expression has left out before, whatever is measured. */
export const lostLabel: RuleCheck = {
  id: "lost-label",
  summary: "A label that the expression has left out where it is asked for",
  severity: "warning",
  looksAt: "rule",
  mayFind: (rule) =>
    rule.expr !== undefined &&
    ((hasTemplates(rule) && (leavesOut.test(rule.expr.value) || queries(rule))) || asksForLost(rule)),

  *run(subject) {
    const root = soundExpression(subject.rule);
    if (root === undefined || subject.dialect === "loki") return;
    if (mayLoseAny(root, namesIn(subject.rule))) yield* inTemplates(subject, root);
    if (asksForLost(subject.rule)) yield* lostInExpression(subject, root);
    if (queries(subject.rule)) yield* inQueries(subject);
  },
};

function* inTemplates(subject: Subject, root: Expression): Generator<Finding> {
  const flow = flowOfRule(root, subject.options);
  if (flow.result.isEmpty || !namesLostLabel(subject.rule, flow)) return;
  for (const written of ruleTemplates(subject)) {
    for (const reference of templateReferences(written.template)) {
      if (reference.kind !== "label" || reference.owner !== "alert") continue;
      const absence = absenceOf(reference.name, flow);
      if (absence === undefined) continue;
      yield {
        span: written.map.spanToSource(reference.span),
        message: describe(reference, absence, { written, subject }),
        ...placeOf(absence, subject),
        ...groupByFix(reference.name, absence, { root, subject }),
      };
    }
  }
}

/** Labels of what the queries of a template return, where all of these are written out and none can have the label. */
function* inQueries(subject: Subject): Generator<Finding> {
  for (const { template, map } of ruleTemplates(subject)) {
    const references = templateReferences(template);
    const found = references.filter((each) => each.kind === "query");
    if (found.length === 0 || [...template.text.matchAll(/\bquery\b/g)].length > found.length) continue;
    const flows = found.map(({ text }) => flowOf(text, subject.options));
    for (const reference of references) {
      if (reference.kind !== "label" || reference.owner !== "sample") continue;
      const absences = flows.map((flow) => flow && absenceOf(reference.name, flow));
      const [absence] = absences;
      if (absence === undefined || absences.includes(undefined)) continue;
      const reason = reasonOf(absence, found[0]!.text);
      yield {
        span: map.spanToSource(reference.span),
        message: `There is no \`${reference.name}\` in the result of the query: ${reason}, so this is always empty.`,
      };
    }
  }
}

function flowOf(text: string, options: Subject["options"]): LabelFlow | undefined {
  const { root, problems } = parseExpression(text, options);
  if (root === undefined || problems.length > 0) return undefined;
  return inferLabels(root, { ...options, source: () => undefined });
}

function queries({ labels, annotations }: Rule): boolean {
  return [labels, annotations].some((field) => field?.labels.some(({ text }) => /\bquery\b/.test(text)));
}

/** Nothing else in an expression takes labels away; series that are selected may have any. */
const leavesOut =
  /\b(?:sum|min|max|avg|count|group|std(?:dev|var)|quantile|count_values|on|ignoring|absent|absent_over_time|vector|time|label_(?:replace|join)|histogram_quantiles?)\b|(?:""|''|``)|^[-+\s(]*\d/i;

/** Whether it is worth while to follow the labels: most templates ask for those that are grouped by. */
function mayLoseAny(root: Expression, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  let selects = false;
  const waiting: (Expression | undefined)[] = [root];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (part === undefined) continue;
    if (mayLeaveOutAny(part, names)) return true;
    selects ||= part.kind === "VectorSelector";
    // Written out, since this is asked of most rules, and lists of parts would be made for each.
    if (part.kind === "BinaryExpr") waiting.push(part.lhs, part.rhs);
    else if (part.kind === "Call") waiting.push(...part.args.items);
    else if (part.kind === "MatrixSelector") waiting.push(part.vectorSelector);
    else if ("expr" in part) waiting.push(part.expr);
  }
  // Numbers have no labels.
  return !selects;
}

/** All that could be the name of a label in the templates of a rule, and more. */
function namesIn({ labels, annotations }: Rule): readonly string[] {
  const names: string[] = [];
  for (const field of [labels, annotations]) {
    for (const { text } of field?.labels ?? []) {
      if (!text.includes("{{")) continue;
      // Besides plain ones there are those of a dot that stands for labels, and texts as in `index $labels "x"`.
      const pattern = hasOtherNames.test(text) ? anyName : plainName;
      pattern.lastIndex = 0;
      for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
        const name = found[1] ?? found[2]!;
        if (!names.includes(name)) names.push(name);
      }
    }
  }
  return names;
}

const hasOtherNames = /\{\{-? *(?:with|range|if|index|\()|\$\w+ *:?=|index/;
const anyName = /(?<!xternalLabels)\.([a-zA-Z_]\w*)|["`]([^"`\\%{}\s]+)["`]/g;
const plainName = /[$.][lL]abels\.(\w+)/g;

function namesLostLabel(rule: Rule, flow: LabelFlow): boolean {
  for (const name of namesIn(rule)) if (presenceOf(name, flow.result) === "absent") return true;
  return false;
}

function absenceOf(name: string, flow: LabelFlow): Absence | undefined {
  // The name of the metric is there or not, which is another matter.
  if (name === "" || name.startsWith("__") || presenceOf(name, flow.result) !== "absent") return undefined;
  return flow.root && whyAbsent(name, flow.root, flow);
}

interface Place {
  readonly written: RuleTemplate;
  readonly subject: Subject;
}

function describe({ name }: LabelReference, absence: Absence, { written, subject }: Place): string {
  const { rule } = subject;
  const isOwn = rule.labels?.labels.some((each) => each.name.value === name && each !== written.entry);
  const reason = reasonOf(absence, rule.expr!.value);
  if (isOwn === true) {
    return `\`${name}\` is always empty here: \`$labels\` are those of the expression, without the labels of the rule, and ${reason}.`;
  }
  const isAll = /^\{\{-?\s*(?:\$labels|\.Labels)\.\w+\s*-?\}\}$/.test(written.entry.text);
  const effect =
    written.isLabel && isAll
      ? `so the alert has no \`${written.entry.name.value}\``
      : "so this is always empty";
  return `There is no \`${name}\` in the result: ${reason}, ${effect}.`;
}

function placeOf({ span }: Absence, { rule }: Subject): Pick<Finding, "related"> {
  return { related: [{ span: rule.expr!.map.spanToSource(span), message: "The label is left out here" }] };
}
