import type { LabelEntry } from "../files/rule-file.ts";
import { unknownPart } from "../files/template-text.ts";
import type { RuleInProject } from "./check.ts";
import { isUnsettled } from "./settled-expression.ts";

/** A label that a rule sets, and the value that the server would give it. */
interface SetExternalLabel {
  readonly label: LabelEntry;
  readonly external: string;
}

/** The labels of a rule that the server has as external labels. An empty value sets none, and a template may say anything. */
export function setExternalLabels({ rule, dialect, facts }: RuleInProject): readonly SetExternalLabel[] {
  // Rulers of other dialects have external labels of their own, which the server that they ask does not tell.
  if (rule.labels === undefined || dialect !== "prometheus") return [];
  const labels = facts.server?.externalLabels;
  if (labels === undefined || labels.size === 0) return [];
  return rule.labels.labels.flatMap((label) => {
    const external = labels.get(label.name.value);
    const { text } = label;
    const isKnown = text !== "" && !text.includes(unknownPart) && !text.includes("{{") && !isUnsettled(text);
    return external !== undefined && isKnown ? [{ label, external }] : [];
  });
}
