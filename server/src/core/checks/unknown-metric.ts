import { isValidMetricName } from "../promql/names.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { similarName } from "../text/similar-name.ts";
import { similarNamesSelector } from "./asked-selector.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { type MissingSeries, missingSeries } from "./missing-series.ts";
import { lookbackInWords } from "./times-in-words.ts";

/** A metric of which the server has had no series for as long as somebody looked: mostly a slip, or the wrong server. */
export const unknownMetric: ProjectRuleCheck = {
  id: "unknown-metric",
  summary: "A metric that the server does not have",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    for (const missing of missingSeries(subject)) {
      if (missing.kind !== "unknown-metric") continue;
      const found = describe(missing, subject);
      if (found !== undefined) yield found;
    }
  },
};

function describe(
  { selector, metric, isException }: MissingSeries,
  { rule, text, facts }: RuleInProject,
): Finding | undefined {
  const editor = new ExpressionEditor(rule.expr!, text);
  const similar = similarNamesSelector(metric);
  const known = similar === undefined ? undefined : facts.labelValues(similar, metricNameLabel);
  const meant = known && similarName(metric, known.values);
  // It came while the server was asked.
  if (known?.values.has(metric) === true) return undefined;
  if (isException && meant === undefined) return undefined;
  const had = `\`${metric}\` is not there, and was not ${lookbackInWords(facts)}: this selects nothing.`;
  const place = selector.nameSpan;
  const canReplace = meant !== undefined && place !== undefined && isValidMetricName(meant, "legacy");
  return {
    span: editor.place(place ?? selector.span),
    message: meant === undefined ? had : `${had} Did you mean \`${meant}\`?`,
    ...(canReplace && {
      fixes: editor.fix(`Use \`${meant}\``, [{ span: place, newText: meant }], { safe: false }),
    }),
  };
}
