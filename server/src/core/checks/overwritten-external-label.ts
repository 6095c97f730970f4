import type { ProjectRuleCheck } from "./check.ts";
import { setExternalLabels } from "./external-labels-of-rule.ts";

/** External labels tell whoever gets samples or alerts which server they are from, unless a rule says otherwise. */
export const overwrittenExternalLabel: ProjectRuleCheck = {
  id: "overwritten-external-label",
  summary: "A label of a rule that hides an external label of the server",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    for (const { label, external } of setExternalLabels(subject)) {
      const name = label.name.value;
      if (label.text === external) continue;
      const what = subject.rule.kind === "alerting" ? "Alerts" : "These series";
      yield {
        span: label.value.span,
        message: `${what} leave the server with \`${name}="${label.text}"\` instead of its external label \`${name}="${external}"\`, says ${subject.facts.source!.name}.`,
      };
    }
  },
};
