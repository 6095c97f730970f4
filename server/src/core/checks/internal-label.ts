import type { Rule } from "../files/rule-file.ts";
import { unknownPart } from "../files/template-text.ts";
import { isDiscoveryOnly } from "../labels/discovery-only.ts";
import { inferLabels, type LabelFlow } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import { SeriesWithoutDiscoveryLabels } from "../project/discovery-labels-in-rules.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { effectOfMissingLabel } from "./effect-of-missing-label.ts";
import { internalLabelFixes } from "./internal-label-fixes.ts";
import { labelledExpressions, type RuleLabel } from "./rule-labels.ts";

/** Labels of the discovery are removed when relabelling ends: no series has them, unless something makes them anew. */
export const internalLabel: ProjectRuleCheck = {
  id: "internal-label",
  summary: "A label that exists only during discovery",
  severity: "error",
  looksAt: "rule-in-project",

  *run({ rule, text, dialect, options, knowledge }) {
    if (!mayNameAny(rule)) return;
    const series = new SeriesWithoutDiscoveryLabels(knowledge, options);
    const absent: RuleLabel[] = [];
    for (const { root, labels } of labelledExpressions({ rule, text, dialect }, options)) {
      const internal = labels.filter(({ name }) => isDiscoveryOnly(name));
      if (internal.length === 0) continue;
      const made = new Set(internal.filter(({ use }) => use?.role === "destination").map(({ name }) => name));
      const flow = inferLabels(root, { ...options, source: series.source });
      absent.push(...internal.filter((each) => !made.has(each.name) && isAbsent(each, flow, series)));
    }
    for (const { name, span, use } of absent) {
      const fixes = internalLabelFixes(name, absent, { knowledge, options });
      const message = `\`${name}\` exists only during discovery and relabelling, no series has it: ${effectOfMissingLabel(use, options)}.`;
      yield { span, message, ...(fixes.length > 0 && { fixes }) };
    }
  },
};

/** Most rules have no such name in them, and cost next to nothing. */
function mayNameAny({ expr, labels, annotations }: Rule): boolean {
  if (expr === undefined) return false;
  const isNamed =
    names.test(expr.value) ||
    [labels, annotations].some((field) => field?.labels.some(({ text }) => names.test(text)));
  // What fills a template in may make the label, but for what stands in a matcher's quotes.
  return isNamed && !expr.value.replace(values, "").includes(unknownPart);
}

const names = /__(?:meta_|param_|address__|scheme__|metrics_path__|scrape_)/;
const values = /[=~]\s*(?:"[^"\\]*"|'[^'\\]*')/g;

function isAbsent({ name, use }: RuleLabel, flow: LabelFlow, series: SeriesWithoutDiscoveryLabels): boolean {
  if (use === undefined) return presenceOf(name, flow.result) === "absent";
  if (use.role === "destination") return false;
  if (use.readFrom.length === 0) return !series.canHave(name);
  return use.readFrom.every((part) => presenceOf(name, flow.labelsOf(part)) === "absent");
}
