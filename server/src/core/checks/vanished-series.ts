import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { type MissingSeries, missingSeries } from "./missing-series.ts";
import { momentInWords } from "./times-in-words.ts";

/**
 * Series that were there within the lookback and are not any more. Some come and go by nature, so it is no more than
 * worth knowing.
 */
export const vanishedSeries: ProjectRuleCheck = {
  id: "vanished-series",
  summary: "Series that the server does not have any more",
  severity: "information",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    for (const missing of missingSeries(subject)) {
      if (missing.kind === "vanished" && !missing.isException) yield describe(missing, subject);
    }
  },
};

function describe(
  { selector, metric, lastSeen, matcher, isMetric }: Extract<MissingSeries, { kind: "vanished" }>,
  { rule, text, facts }: RuleInProject,
): Finding {
  const editor = new ExpressionEditor(rule.expr!, text);
  const having = matcher === undefined ? "such labels" : `\`${editor.matcherText(matcher)}\``;
  const what = isMetric ? `\`${metric}\`` : `\`${metric}\` with ${having}`;
  return {
    span: editor.place((matcher ?? selector).span),
    message: `There is no ${what} any more: the last one was there ${momentInWords(lastSeen)}, says ${facts.source!.name}.`,
  };
}
