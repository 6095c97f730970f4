import { inferLabels } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import { matchersOf } from "../promql/selector.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { type CodedComparison, codedComparisonsIn } from "./coded-comparisons.ts";
import { ExpressionEditor } from "./expression-editor.ts";

/** Some exporters write the outcome into a label as well: with each new outcome begins another series. */
export const changingLabel: ProjectRuleCheck = {
  id: "changing-label",
  summary: "An alert that becomes another one when the outcome changes",
  severity: "warning",
  looksAt: "rule-in-project",

  *run(subject) {
    const { rule, text, options } = subject;
    if (rule.kind !== "alerting") return;
    const comparisons = codedComparisonsIn(subject).filter(({ metric }) => metric.changing.length > 0);
    if (comparisons.length === 0) return;
    const flow = inferLabels(rule.expr!.expression!.root, { ...options, source: () => undefined });
    for (const { part, selector, metric, holding } of comparisons) {
      // While there is but one outcome with which it fires, its labels stay the same.
      if (holding.length < 2 || isPinned(selector, metric.changing)) continue;
      const kept = metric.changing.filter((name) => presenceOf(name, flow.result) !== "absent");
      if (kept.length === 0) continue;
      const editor = new ExpressionEditor(rule.expr!, text);
      const names = kept.map((name) => `\`${name}\``).join(" and ");
      const effect =
        rule.for === undefined
          ? "the alert becomes another one"
          : "the alert becomes another one and `for` starts anew";
      const without = kept.join(", ");
      const newText = `max without (${without}) (${editor.literal(selector.span)})`;
      const isDirect = part.lhs === selector || part.rhs === selector;
      yield {
        span: editor.place(selector.span),
        message: `${names} of \`${metric.name}\` change${kept.length === 1 ? "s" : ""} with the outcome: from one failure to the next, ${effect}.`,
        ...(isDirect && {
          fixes: editor.fix(`Leave out ${names}`, [{ span: selector.span, newText }], { safe: false }),
        }),
      };
    }
  },
};

function isPinned(selector: CodedComparison["selector"], changing: readonly string[]): boolean {
  return matchersOf(selector).some(({ name, matchType }) => matchType === "=" && changing.includes(name));
}
