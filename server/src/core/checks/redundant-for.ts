import { removalOf } from "../files/remove-entry.ts";
import type { DurationField } from "../files/rule-file.ts";
import type { RuleCheck } from "./check.ts";

/** What `for` and `keep_firing_for` are anyway. */
export const redundantFor: RuleCheck = {
  id: "redundant-for",
  summary: "A `for` or `keep_firing_for` that is 0, as it is without the line",
  severity: "hint",
  looksAt: "rule",
  mayFind: (rule) => rule.kind === "alerting" && fieldsOf(rule).length > 0,

  *run({ rule, text }) {
    for (const [name, { scalar, entry, value }] of fieldsOf(rule)) {
      const fix = removalOf(entry, rule.node, text);
      yield {
        span: scalar.span,
        message: `\`${value}\` is what \`${name}\` is without this line.`,
        tags: ["unnecessary"],
        ...(fix && { fixes: [fix] }),
      };
    }
  },
};

type Fields = { readonly for: DurationField | undefined; readonly keepFiringFor: DurationField | undefined };

function fieldsOf(rule: Fields): readonly (readonly [string, DurationField])[] {
  const found: [string, DurationField][] = [];
  if (rule.for?.milliseconds === 0) found.push(["for", rule.for]);
  if (rule.keepFiringFor?.milliseconds === 0) found.push(["keep_firing_for", rule.keepFiringFor]);
  return found;
}
