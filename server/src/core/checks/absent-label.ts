import { similarName } from "../text/similar-name.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { missingSeries } from "./missing-series.ts";
import { durationInWords } from "./times-in-words.ts";

/** A matcher on a label that the metric is there without. */
export const absentLabel: ProjectRuleCheck = {
  id: "absent-label",
  summary: "A matcher on a label that no series of the metric has on the server",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const { rule, text, facts } = subject;
    for (const missing of missingSeries(subject)) {
      if (missing.kind !== "absent-label") continue;
      const { metric, matcher, names } = missing;
      const editor = new ExpressionEditor(rule.expr!, text);
      const { name, lookback } = facts.source!;
      const isExternal = facts.server?.externalLabels?.has(matcher.name) === true;
      const others = [...names].filter((each) => !each.startsWith("__")).sort();
      const meant = isExternal ? undefined : similarName(matcher.name, others);
      const more = isExternal
        ? " It is an external label, which series have only where they are sent to."
        : meant === undefined
          ? ""
          : ` Did you mean \`${meant}\`?`;
      yield {
        span: editor.place(matcher.nameSpan ?? matcher.span),
        message: `No series of \`${metric}\` had the label \`${matcher.name}\` in the last ${durationInWords(lookback)}, says ${name}: this selects nothing.${more}`,
        ...(meant !== undefined &&
          matcher.nameSpan !== undefined && {
            fixes: editor.fix(`Use \`${meant}\``, [{ span: matcher.nameSpan, newText: meant }], {
              safe: false,
            }),
          }),
      };
    }
  },
};
