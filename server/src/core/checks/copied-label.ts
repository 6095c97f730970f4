import { removalOf } from "../files/remove-entry.ts";
import type { LabelEntry, Rule } from "../files/rule-file.ts";
import { inferLabels } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { RuleCheck } from "./check.ts";
import { soundExpression } from "./sound-expression.ts";

/** An alert has the labels of its series anyway. */
export const copiedLabel: RuleCheck = {
  id: "copied-label",
  summary: "A label of a rule that says again what the series says",
  severity: "hint",
  looksAt: "rule",
  mayFind: (rule) => copies(rule).length > 0,

  *run({ rule, text, options }) {
    const root = soundExpression(rule);
    const { labels } = rule;
    if (root === undefined || labels === undefined || labels.entry.value.kind !== "map") return;
    const { result } = inferLabels(root, { ...options, source: () => undefined });
    for (const label of copies(rule)) {
      const name = label.name.value;
      // Then there is nothing to copy, which is worse.
      if (presenceOf(name, result) === "absent") continue;
      const map = labels.labels.length === 1 ? rule.node : labels.entry.value;
      const fix = removalOf(labels.labels.length === 1 ? labels.entry : label.entry, map, text);
      yield {
        span: label.value.span,
        message: `The alert has the \`${name}\` of its series anyway, and where that has none, this is empty and dropped.`,
        tags: ["unnecessary"],
        ...(fix && { fixes: [{ ...fix, title: `Remove \`${name}\`` }] }),
      };
    }
  },
};

function copies({ kind, labels }: Rule): readonly LabelEntry[] {
  if (kind !== "alerting") return [];
  return labels?.labels.filter(({ name, text }) => copied.exec(text)?.[1] === name.value) ?? [];
}

const copied = /^\{\{-? *(?:\$labels|\$?\.Labels)\.(\w+) *-?\}\}$/;
