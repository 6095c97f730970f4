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
    const relabelled = subject.facts.server?.relabelledExternalLabels;
    for (const { label, external } of setExternalLabels(subject)) {
      const name = label.name.value;
      const isAlert = subject.rule.kind === "alerting";
      // What Alertmanager gets instead is up to `alert_relabel_configs`.
      if (label.text === external || (isAlert && relabelled?.has(name))) continue;
      const what = isAlert ? "Alerts" : "These series";
      yield {
        span: label.value.span,
        message: `${what} leave the server with \`${name}="${label.text}"\` instead of its external label \`${name}="${external}"\`, says ${subject.facts.source!.name}.`,
      };
    }
  },
};
