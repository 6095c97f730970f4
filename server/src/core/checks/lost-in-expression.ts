import type { Rule } from "../files/rule-file.ts";
import { type LabelUse, labelUsesIn } from "../labels/label-uses.ts";
import { type Absence, whyAbsent } from "../labels/why-absent.ts";
import type { Expression, LabelList } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import type { Finding, RuleCheck } from "./check.ts";
import { effectOfMissingLabel } from "./effect-of-missing-label.ts";
import { flowOfRule } from "./flow-of-rule.ts";
import { groupByFix } from "./group-by-fix.ts";
import { mayLeaveOutAny } from "./may-leave-out.ts";
import { reasonOf } from "./reason-of-absence.ts";

type Subject = Parameters<RuleCheck["run"]>[0];

/** Labels that an aggregation groups by or an operator asks for, and that a part of the expression has left out before. */
export function* lostInExpression(subject: Subject, root: Expression): Generator<Finding> {
  const { rule, dialect, options } = subject;
  // To VictoriaMetrics a series without labels is a number.
  if (dialect === "victoriametrics" || !mayAskForLost(root)) return;
  const flow = flowOfRule(root, options);
  let fixes = 0;
  for (const use of labelUsesIn(root)) {
    if (!asking.has(use.role)) continue;
    const absences = use.readFrom.map((part) => whyAbsent(use.name, part, flow));
    const absence = absences.find((each) => each !== undefined && !isSelected(each));
    if (absence === undefined || (use.name.startsWith("__") && !leavesOutName(absence))) continue;
    const { value, map } = rule.expr!;
    yield {
      span: map.spanToSource(use.span),
      message: `There is no \`${use.name}\` ${where(use, absences)}: ${reasonOf(absence, value)}, so ${effect(use, absences, options)}.`,
      related: [{ span: map.spanToSource(absence.span), message: "The label is left out here" }],
      // Each is tried out on the whole expression.
      ...(use.role === "by" && fixes++ < mostFixes && groupByFix(use.name, absence, { root, subject })),
    };
  }
}

const mostFixes = 10;

const asking: ReadonlySet<LabelUse["role"]> = new Set(["by", "on", "include"]);

/** Whether series without the label were asked for, which whoever wrote it knows, or is told elsewhere. */
function isSelected({ reason }: Absence): boolean {
  return reason === "matcher" || reason === "not-selected" || reason === "other-side";
}

/** With `promql-delayed-name-removal`, functions and operators leave the name of the metric there. */
function leavesOutName({ part }: Absence): boolean {
  return part.kind === "AggregateExpr";
}

type Absences = readonly (Absence | undefined)[];

function where({ role }: LabelUse, absences: Absences): string {
  if (role !== "on" || !absences.includes(undefined)) return "any more";
  return absences[0] === undefined ? "on the right" : "on the left";
}

function effect(use: LabelUse, absences: Absences, options: Subject["options"]): string {
  return use.role === "on" && absences.includes(undefined)
    ? "only series without it can match"
    : effectOfMissingLabel(use, options);
}

/** A quick look: most expressions ask for labels of what they select. */
export function asksForLost({ expr }: Rule): boolean {
  return expr !== undefined && /\b(?:by|on|group_(?:left|right))\s*\(\s*[^\s)]/i.test(expr.value);
}

/** Whether anything that may leave out a label stands in what asks for it. */
function mayAskForLost(root: Expression): boolean {
  const asking: { readonly names: readonly string[]; readonly end: number }[] = [];
  for (const part of walk(root)) {
    while (asking.length > 0 && asking.at(-1)!.end <= part.span.from) asking.pop();
    // Nobody nests more, and what is nested without end must not take its time for each level.
    if (asking.length > mostNested || asking.some(({ names }) => leavesOut(part, names))) return true;
    const names = askedBy(part);
    if (names.length > 0) asking.push({ names, end: part.span.to });
  }
  return false;
}

const mostNested = 20;

function leavesOut(part: Expression, names: readonly string[]): boolean {
  const takesBuckets = part.kind === "Call" && part.name.startsWith("histogram_quantile");
  return (takesBuckets && names.includes("le")) || mayLeaveOutAny(part, names);
}

function askedBy(part: Expression): readonly string[] {
  if (part.kind === "AggregateExpr") {
    return part.grouping?.without === false ? namesOf(part.grouping.labels) : none;
  }
  const { matching, group } = (part.kind === "BinaryExpr" && part.vectorMatching) || {};
  if (matching?.on !== true) return namesOf(group?.include);
  return group?.include === undefined
    ? namesOf(matching.labels)
    : [...namesOf(matching.labels), ...namesOf(group.include)];
}

function namesOf(list: LabelList | undefined): readonly string[] {
  return list === undefined ? none : list.labels.map(({ name }) => name);
}

const none: readonly string[] = [];
