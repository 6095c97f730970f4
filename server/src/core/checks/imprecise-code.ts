import type { MetricValue } from "../catalogue/catalogue-metric.ts";
import type { Expression } from "../promql/ast.ts";
import { matchersOf } from "../promql/selector.ts";
import { walk } from "../promql/visit.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { type CodedComparison, codedComparisonsIn, mayHaveCode } from "./coded-comparisons.ts";
import { codesInWords } from "./codes-in-words.ts";
import { ExpressionEditor } from "./expression-editor.ts";

/** What answers, however wrongly, is not down. */
export const impreciseCode: ProjectRuleCheck = {
  id: "imprecise-code",
  summary: "An alert that something is down which also fires when it answers wrongly",
  severity: "information",
  looksAt: "rule-in-project",
  mayFind: (subject) => subject.rule.kind === "alerting" && mayHaveCode(subject),

  *run(subject) {
    const { rule, text } = subject;
    if (rule.kind !== "alerting" || !saysDown.test(rule.alert.value)) return;
    for (const comparison of codedComparisonsIn(subject)) {
      const { part, metric, holding } = comparison;
      const reached = holding.filter(({ isReached }) => isReached);
      const down = holding.filter(({ isReached, health }) => health === "bad" && !isReached);
      if (reached.length === 0 || down.length === 0 || !isOverTcp(comparison)) continue;
      if (holding.length !== reached.length + down.length) continue;
      const editor = new ExpressionEditor(rule.expr!, text);
      const precise = isAfterMetric(comparison) ? conditionFor(down, comparison) : undefined;
      const newText = precise && `${editor.literal(part.lhs.span)} ${precise}`;
      yield {
        span: editor.place(part.span),
        message: `This is also true for ${codesInWords(reached)}, when \`${metric.name}\` tells of something that could be reached. It is down with ${codesInWords(down)}.`,
        ...(newText && {
          fixes: editor.fix(`Compare with \`${precise}\``, [{ span: part.span, newText }], { safe: false }),
        }),
      };
    }
  },
};

const saysDown = /down|unreachable|offline|closed/i;

/** Over UDP there is no connection, and a failed read says that nobody answered. */
function isOverTcp({ selector, metric }: CodedComparison): boolean {
  if (!metric.labels.includes("protocol")) return true;
  return matchersOf(selector).some(
    ({ name, matchType, value }) => name === "protocol" && matchType === "=" && value === "tcp",
  );
}

function isAfterMetric({ part, op, number }: CodedComparison): boolean {
  return part.op === op && part.rhs === number && part.returnBool === undefined && !holdsBinary(part.lhs);
}

/** What stands behind the metric, where the codes follow upon each other. */
function conditionFor(values: readonly MetricValue[], { metric }: CodedComparison): string | undefined {
  const codes = values.map(({ value }) => value).sort((one, other) => one - other);
  const [first, last] = [codes[0]!, codes.at(-1)!];
  const between = metric.values.filter(({ value }) => value >= first && value <= last);
  if (between.length > codes.length) return undefined;
  return first === last ? `== ${first}` : `>= ${first} <= ${last}`;
}

/** A comparison before this one would be left as it is. */
function holdsBinary(part: Expression): boolean {
  for (const each of walk(part)) if (each.kind === "BinaryExpr") return true;
  return false;
}
