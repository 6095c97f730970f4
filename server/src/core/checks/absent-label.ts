import { similarName } from "../text/similar-name.ts";
import type { Span } from "../text/span.ts";
import { type AbsentGrouping, absentGroupings } from "./absent-grouping.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { type MissingSeries, missingSeries } from "./missing-series.ts";
import { lookbackInWords } from "./times-in-words.ts";

/** A matcher on a label that the metric is there without, or a group by one that is misspelt. */
export const absentLabel: ProjectRuleCheck = {
  id: "absent-label",
  summary: "A label that no series of the metric has on the server",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    for (const missing of missingSeries(subject)) {
      if (missing.kind === "absent-label") yield inMatcher(missing, subject);
    }
    for (const grouping of absentGroupings(subject)) yield inGrouping(grouping, subject);
  },
};

function inMatcher(
  { metric, matcher, names }: Extract<MissingSeries, { kind: "absent-label" }>,
  subject: RuleInProject,
): Finding {
  const isExternal = subject.facts.server?.externalLabels?.has(matcher.name) === true;
  const others = [...names].filter((each) => !each.startsWith("__")).sort();
  const meant = isExternal ? undefined : similarName(matcher.name, others);
  const finding = describe(
    { metric, name: matcher.name, span: matcher.nameSpan ?? matcher.span, meant },
    "this selects nothing",
    subject,
  );
  if (!isExternal) return finding;
  const more = "It is an external label, which series have only where they are sent to.";
  return { ...finding, message: `${finding.message} ${more}` };
}

function inGrouping({ metric, label, meant }: AbsentGrouping, subject: RuleInProject): Finding {
  return describe({ metric, ...label, meant }, "it makes no groups", subject);
}

interface AbsentLabel {
  readonly metric: string;
  readonly name: string;
  readonly span: Span;
  readonly meant: string | undefined;
}

function describe(
  { metric, name, span, meant }: AbsentLabel,
  consequence: string,
  { rule, text, facts }: RuleInProject,
): Finding {
  const editor = new ExpressionEditor(rule.expr!, text);
  const had = `No series of \`${metric}\` had the label \`${name}\` ${lookbackInWords(facts)}: ${consequence}.`;
  const place = editor.place(span);
  if (meant === undefined) return { span: place, message: had };
  const fixes = editor.fix(`Use \`${meant}\``, [{ span, newText: meant }], { safe: false });
  return { span: place, message: `${had} Did you mean \`${meant}\`?`, fixes };
}
