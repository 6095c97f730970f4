import { metricOf } from "../project/selector-source.ts";
import type { LabelMatcher } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import { similarName } from "../text/similar-name.ts";
import { askedSelector } from "./asked-selector.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { isAlert } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { settledExpression } from "./settled-expression.ts";

/** `ALERTS` has series of alerts that some rule defines, and of no other ones. */
export const unknownAlert: ProjectRuleCheck = {
  id: "unknown-alert",
  summary: "`ALERTS` of an alert that no rule defines",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const { rule, text, facts } = subject;
    const root = settledExpression(rule);
    if (root === undefined || !rule.expr!.value.includes("ALERTS")) return;
    for (const selector of walk(root)) {
      if (selector.kind !== "VectorSelector") continue;
      const metric = metricOf(selector);
      if (metric !== "ALERTS" && metric !== "ALERTS_FOR_STATE") continue;
      const { alertNames } = facts;
      const matcher = selector.matchers.find((each) => each.name === "alertname" && isSet(each));
      const { value, valueSpan } = matcher ?? {};
      if (alertNames === undefined || matcher === undefined || value === undefined) continue;
      if (alertNames.has(value) || isAlert(value, subject)) continue;
      // Another server may have sent them.
      if (facts.series(askedSelector(metric, [matcher]))?.kind !== "never") continue;
      const editor = new ExpressionEditor(rule.expr!, text);
      const meant = similarName(value, alertNames);
      const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
      yield {
        span: editor.place(valueSpan ?? matcher.span),
        message: `No rule defines the alert \`${value}\`, neither here nor on the server, says ${facts.source!.name}: this selects nothing.${hint}`,
        ...(meant !== undefined &&
          valueSpan !== undefined && {
            fixes: editor.fix(`Use \`${meant}\``, editor.newValue({ value, valueSpan }, meant), {
              safe: false,
            }),
          }),
      };
    }
  },
};

function isSet({ matchType, value }: LabelMatcher): boolean {
  return matchType === "=" && value !== "";
}
