import type { ProjectRuleCheck } from "./check.ts";
import { codedComparisonsIn, mayHaveCode } from "./coded-comparisons.ts";
import { codesInWords } from "./codes-in-words.ts";
import { ExpressionEditor } from "./expression-editor.ts";

/** The values of some metrics are codes, and others never come. */
export const unknownCode: ProjectRuleCheck = {
  id: "unknown-code",
  summary: "A comparison with a value that the metric never has",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: mayHaveCode,

  *run(subject) {
    for (const { op, number, metric } of codedComparisonsIn(subject)) {
      if (op !== "==" && op !== "!=") continue;
      if (metric.values.some(({ value }) => value === number.value)) continue;
      const outcome = op === "==" ? "never holds" : "always holds";
      yield {
        span: new ExpressionEditor(subject.rule.expr!, subject.text).place(number.span),
        message: `\`${metric.name}\` is never ${number.value}, so this ${outcome}: its values are ${codesInWords(metric.values)}.`,
      };
    }
  },
};
