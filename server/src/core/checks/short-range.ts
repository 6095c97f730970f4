import { demandsOf } from "../labels/label-demand.ts";
import { metricOf } from "../project/selector-source.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { printDuration } from "../promql/duration.ts";
import { matchersOf } from "../promql/selector.ts";
import type { ProjectRuleCheck, RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { rangeCalls } from "./range-calls.ts";
import { settledExpression } from "./settled-expression.ts";

/** A change needs two samples, and a range shorter than two scrape intervals does not always hold them. */
export const shortRange: ProjectRuleCheck = {
  id: "short-range",
  summary: "A range that is shorter than two scrape intervals",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const { rule, text, facts } = subject;
    for (const { call, range: matrix, selector } of rangeCalls(settledExpression(rule), needsTwo)) {
      const { range } = matrix;
      const isOther = [matrix.anchored, matrix.smoothed, selector.anchored, selector.smoothed].some(Boolean);
      if (range?.kind !== "NumberLiteral" || isOther) continue;
      const interval = intervalOf(selector, subject);
      const milliseconds = range.value * 1000;
      if (interval === undefined || milliseconds >= 2 * interval) continue;
      if (isRecorded(metricOf(selector)!, subject)) continue;
      const often = milliseconds <= interval ? "never holds" : "does not always hold";
      const editor = new ExpressionEditor(rule.expr!, text);
      const enough = printDuration(4 * interval);
      yield {
        span: editor.place(range.span),
        message: `This range ${often} the two samples that \`${call.name}()\` needs: the scrape interval is ${printDuration(interval)}, says ${facts.source!.name}.`,
        fixes: editor.fix(`Use \`${enough}\``, [{ span: range.span, newText: enough }], { safe: false }),
      };
    }
  },
};

const needsTwo = new Set(["rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear"]);

/** The shortest interval in which the series may be scraped; missing where they may come from elsewhere. */
function intervalOf(selector: VectorSelector, { facts, options }: RuleInProject): number | undefined {
  const metric = metricOf(selector);
  // Rules record in an interval of their own.
  if (metric === undefined || metric.includes(":")) return undefined;
  const intervals = facts.server?.scrapeIntervals;
  if (intervals === undefined) return undefined;
  const ofJob = demandsOf(
    matchersOf(selector).filter(({ name }) => name === "job"),
    options,
  );
  const chosen = [...intervals.jobs].filter(([job]) => ofJob.every(({ allows }) => allows(job)));
  return shortest(chosen) ?? shortest(intervals.jobs);
}

function shortest(jobs: Iterable<readonly [string, number]>): number | undefined {
  let least: number | undefined;
  for (const [, interval] of jobs) if (least === undefined || interval < least) least = interval;
  return least;
}
