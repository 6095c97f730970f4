import { removalOf } from "../files/remove-entry.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { setExternalLabels } from "./external-labels-of-rule.ts";

/** A label that the server adds with the same value to whatever leaves it. */
export const redundantExternalLabel: ProjectRuleCheck = {
  id: "redundant-external-label",
  summary: "A label of a rule that repeats an external label of the server",
  severity: "information",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const { rule, text, facts } = subject;
    for (const { label, external } of setExternalLabels(subject)) {
      if (label.text !== external) continue;
      const map = rule.labels?.entry.value;
      const fix = map?.kind === "map" ? removalOf(label.entry, map, text) : undefined;
      yield {
        span: label.entry.key.span,
        message: `\`${label.name.value}="${external}"\` is an external label, says ${facts.source!.name}: the server adds it to all that it sends.`,
        ...(fix && { fixes: [fix] }),
      };
    }
  },
};
