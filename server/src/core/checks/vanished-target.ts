import type { AlertingRule } from "../files/rule-file.ts";
import type { RuleDefinition } from "../project/knowledge.ts";
import { matchersOf } from "../promql/selector.ts";
import type { Fix } from "../text/fix.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { downSelector } from "./down-selector.ts";
import { soundExpression } from "./sound-expression.ts";

/** `up` of a target that service discovery does not give any more is not 0: there is none. */
export const vanishedTarget: ProjectRuleCheck = {
  id: "vanished-target",
  summary: "An alert on `up` that does not see targets which are gone",
  severity: "hint",
  looksAt: "rule-in-project",
  mayFind: ({ rule }) => rule.kind === "alerting" && downSelector(soundExpression(rule)) !== undefined,

  *run({ rule, text, knowledge }) {
    const root = soundExpression(rule);
    const selector = downSelector(root);
    if (rule.kind !== "alerting" || root === undefined || selector === undefined) return;
    const fixed = matchersOf(selector).filter(
      ({ name, matchType, value }) =>
        (name === "job" || name === "instance") && matchType === "=" && value !== "",
    );
    // Without one there is always some target left.
    if (fixed.length === 0) return;
    const selected = rule.expr!.value.slice(selector.span.from, selector.span.to);
    const values = fixed.map(({ value }) => value!);
    if (isWatched(knowledge.absenceRules(), values)) return;
    const fix = companion(rule, selected, text);
    yield {
      span: rule.expr!.map.spanToSource(selector.span),
      message: `A target that is gone from service discovery has no \`up\`, and so none that is 0: this alert does not see it. \`absent(${selected.replace(/\s+/g, " ")})\` does when none is left.`,
      ...(fix && { fixes: [fix] }),
    };
  },
};

/** Whether some alert notices when the same targets are gone, told roughly: by a value that both name. */
function isWatched(rules: readonly RuleDefinition[], values: readonly string[]): boolean {
  return rules.some(({ expr }) => values.some((value) => expr.includes(value)));
}

/** A rule behind this one that fires when no series is left, with the same labels and the same `for`. */
function companion(rule: AlertingRule, selected: string, text: string): Fix | undefined {
  const { node } = rule;
  const name = `${rule.alert.value}Absent`;
  const lineStart = text.lastIndexOf("\n", node.span.from - 1) + 1;
  const dash = text.slice(lineStart, node.span.from);
  if (node.flow === true || !/^ *- +$/.test(dash) || /["'\n:#]/.test(name) || /'|\n/.test(selected))
    return undefined;
  const indent = " ".repeat(dash.length);
  const last = node.entries.at(-1)!;
  const end = text.indexOf("\n", Math.max(last.value.span.to, last.key.span.to) - 1);
  if (end === -1) return undefined;
  const lines = [`${dash}alert: ${name}`, `${indent}expr: 'absent(${selected})'`];
  if (rule.for !== undefined) lines.push(`${indent}for: ${rule.for.value}`);
  const labels = rule.labels?.labels.filter(({ text: value }) => /^[\w.-]+$/.test(value)) ?? [];
  if (labels.length > 0) lines.push(`${indent}labels:`);
  for (const { name: label, value } of labels) {
    lines.push(`${indent}  ${label.value}: ${text.slice(value.span.from, value.span.to)}`);
  }
  const newText = lines.map((line) => `${line}\n`).join("");
  return {
    title: `Add an alert that fires when \`${selected}\` is gone`,
    safe: false,
    edits: [{ span: { from: end + 1, to: end + 1 }, newText }],
  };
}
