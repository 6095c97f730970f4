import { inferRanges } from "../promql/value-range.ts";
import type { RuleCheck } from "./check.ts";
import { ruleTemplates } from "./rule-templates.ts";
import { soundExpression } from "./sound-expression.ts";

/** Labels tell alerts apart: with another value in one of them it is another alert. */
export const valueInLabel: RuleCheck = {
  id: "value-in-label",
  summary: "The value of the alert in one of its labels",
  severity: "warning",
  looksAt: "rule",
  mayFind: ({ kind, labels }) =>
    kind === "alerting" && labels?.labels.some(({ text }) => /\$value|\.Value/.test(text)) === true,

  *run(subject) {
    const root = soundExpression(subject.rule);
    const range = root && inferRanges()(root);
    // It is always the same: of `up == 0` it is 0.
    if (range !== undefined && range.from === range.to) return;
    const ends = subject.rule.for?.milliseconds ? ", and `for` starts anew" : "";
    for (const { outputs, map, isLabel, entry } of ruleTemplates(subject)) {
      if (!isLabel) continue;
      for (const { span } of outputs) {
        yield {
          span: map.spanToSource(span),
          message: `With every other value this is another alert, as \`${entry.name.value}\` is another label: the one before is resolved${ends}. Annotations may change.`,
        };
      }
    }
  },
};
