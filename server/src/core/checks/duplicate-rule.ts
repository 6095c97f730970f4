import type { LabelsField, Rule } from "../files/rule-file.ts";
import { ruleName } from "../files/rule-name.ts";
import type { GroupOfRule, RuleRepetitionCheck } from "./check.ts";

/**
 * Rules of the same name with the same labels may write to the same series, or raise the same alert.
 * Mirrors `checkDuplicates` of promtool: the labels of the group count, the expression does not.
 */
export const duplicateRule: RuleRepetitionCheck = {
  id: "duplicate-rule",
  summary: "Two rules with the same name and the same labels",
  severity: "information",
  looksAt: "rules",

  key(rule, group) {
    const name = ruleName(rule);
    if (name === undefined || group?.isTemplate === true) return undefined;
    // With its length before each text, no two different lists of texts look the same.
    let key = `${group?.container ?? 0}`;
    for (const text of [name.value, ...mergedLabels(rule, group)]) key += ` ${text.length} ${text}`;
    return key;
  },

  describe(rule) {
    const { value, scalar } = ruleName(rule)!;
    const labels = labelsOf(rule.labels);
    const shown = labels.slice(0, 5).map((label) => `${label.name.value}="${label.text}"`);
    if (labels.length > shown.length) shown.push("…");
    const among = shown.length === 0 ? "" : ` with the labels ${shown.join(", ")}`;
    return {
      span: scalar.span,
      message: `Duplicate rule: \`${value}\`${among} is there already. ${consequence(rule)}`,
      first: "The first of these rules.",
    };
  },
};

function consequence(rule: Rule): string {
  return rule.kind === "alerting"
    ? "Where both fire for series with the same labels, Alertmanager sees one alert."
    : "Might cause inconsistency while recording expressions.";
}

/** Names and values in turn, sorted by name. */
function mergedLabels(rule: Rule, group: GroupOfRule | undefined): string[] {
  const own = labelsOf(rule.labels);
  const inherited = labelsOf(group?.labels);
  // Nearly every rule has one label or two, and its group none.
  if (inherited.length === 0 && own.length < 2) {
    const [only] = own;
    return only === undefined ? [] : [only.name.value, only.text];
  }
  const labels = new Map<string, string>();
  for (const { name, text } of inherited) labels.set(name.value, text);
  for (const { name, text } of own) labels.set(name.value, text);
  return [...labels].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
}

function labelsOf(field: LabelsField | undefined): LabelsField["labels"] {
  return field?.labels ?? [];
}
