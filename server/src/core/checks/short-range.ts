import { demandsOf } from "../labels/label-demand.ts";
import { metricOf } from "../project/selector-source.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { printDuration } from "../promql/duration.ts";
import { matchersOf } from "../promql/selector.ts";
import { askedSelector } from "./asked-selector.ts";
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
      const milliseconds = range.value * 1000;
      const interval = intervalOf(selector, milliseconds, subject);
      if (interval === undefined || milliseconds >= 2 * interval) continue;
      if (isRecorded(metricOf(selector)!, subject)) continue;
      const often = milliseconds < interval ? "never holds" : "does not always hold";
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
function intervalOf(selector: VectorSelector, range: number, { facts, options }: RuleInProject) {
  const metric = metricOf(selector);
  // Rules record in an interval of their own.
  if (metric === undefined || metric.includes(":")) return undefined;
  const jobs = facts.server?.scrapeIntervals?.jobs;
  if (jobs === undefined) return undefined;
  const ofJob = matchersOf(selector).filter(({ name }) => name === "job");
  const demands = demandsOf(ofJob, options);
  const named = [...jobs.keys()].filter((job) => demands.every(({ allows }) => allows(job)));
  const interval = shortest(named.length === 0 ? jobs.keys() : named, jobs);
  if (interval === undefined || range >= 2 * interval) return undefined;
  // What is pushed, read from elsewhere, federated or has its job from relabelling comes in intervals of its own.
  const known = facts.labelValues(askedSelector(metric, ofJob), "job");
  return known?.isComplete === true ? shortest(known.values, jobs) : undefined;
}

/** `undefined` when there are none, or not all of them are known. */
function shortest(names: Iterable<string>, jobs: ReadonlyMap<string, number>): number | undefined {
  let least: number | undefined;
  for (const name of names) {
    const interval = jobs.get(name);
    if (interval === undefined) return undefined;
    if (least === undefined || interval < least) least = interval;
  }
  return least;
}
