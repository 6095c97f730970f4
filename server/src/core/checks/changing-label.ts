import { inferLabels } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { Expression } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { matchersOf } from "../promql/selector.ts";
import { nodesAt } from "../promql/visit.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { type CodedComparison, codedComparisonsIn, mayHaveCode } from "./coded-comparisons.ts";
import { mayLoseLabel } from "./configured-labels.ts";
import { ExpressionEditor } from "./expression-editor.ts";

/** Some exporters write the outcome into a label as well: with each new outcome begins another series. */
export const changingLabel: ProjectRuleCheck = {
  id: "changing-label",
  summary: "An alert that becomes another one when the outcome changes",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: (subject) => subject.rule.kind === "alerting" && mayHaveCode(subject),

  *run(subject) {
    const { rule, text, options } = subject;
    if (rule.kind !== "alerting") return;
    const comparisons = codedComparisonsIn(subject).filter(({ metric }) => metric.changing.length > 0);
    if (comparisons.length === 0) return;
    const flow = inferLabels(rule.expr!.expression!.root, { ...options, source: () => undefined });
    for (const { part, selector, metric, holding } of comparisons) {
      // While there is but one outcome with which it fires, its labels stay the same.
      if (holding.length < 2 || isPinned(selector, metric.changing)) continue;
      const joint = jointAround(part, rule.expr!.expression!.root!);
      if (joint === "other-side") continue;
      const kept = metric.changing.filter(
        (name) => presenceOf(name, flow.result) !== "absent" && !mayLoseLabel(name, metric, subject),
      );
      if (kept.length === 0) continue;
      const editor = new ExpressionEditor(rule.expr!, text);
      const names = kept
        .map((name) => `\`${name}\``)
        .join(", ")
        .replace(/, (?=[^,]*$)/, " and ");
      const effect =
        rule.for === undefined
          ? "the alert becomes another one"
          : "the alert becomes another one and `for` starts anew";
      const without = kept.join(", ");
      const newText = `max without (${without}) (${editor.literal(selector.span)})`;
      // Where both sides have to agree in their labels, one side without them matches nothing.
      const isDirect = joint === undefined && (part.lhs === selector || part.rhs === selector);
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

/** Whether the alert has the labels of a part that is on a side of an operator between vectors. */
function jointAround(part: Expression, root: Expression): "labels" | "other-side" | undefined {
  let joint: "labels" | undefined;
  for (const around of nodesAt(root, part.span.from)) {
    if (around.kind !== "BinaryExpr" || around === part || around.span.to < part.span.to) continue;
    const { op, lhs, rhs } = around;
    if (inferType(lhs) !== "vector" || inferType(rhs) !== "vector") continue;
    const keeps = op === "or" || ((op === "and" || op === "unless") && part.span.to <= lhs.span.to);
    if (!keeps) return "other-side";
    joint = "labels";
  }
  return joint;
}

function isPinned(selector: CodedComparison["selector"], changing: readonly string[]): boolean {
  return matchersOf(selector).some(({ name, matchType }) => matchType === "=" && changing.includes(name));
}
