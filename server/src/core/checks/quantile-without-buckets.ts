import { inferLabels, type LabelFlow } from "../labels/infer-labels.ts";
import { whyAbsent } from "../labels/why-absent.ts";
import { metricOf } from "../project/selector-source.ts";
import type { Call, Expression, VectorSelector } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import { askedSelector } from "./asked-selector.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { settledExpression } from "./settled-expression.ts";

/** A quantile needs the buckets of a histogram, which the label `le` tells apart, or native histograms. */
export const quantileWithoutBuckets: ProjectRuleCheck = {
  id: "quantile-without-buckets",
  summary: "`histogram_quantile()` of what are no buckets, or have lost their `le`",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const root = settledExpression(subject.rule);
    if (root === undefined || !subject.rule.expr!.value.includes("histogram_")) return;
    let flow: LabelFlow | undefined;
    for (const call of walk(root)) {
      if (call.kind !== "Call" || !/^histogram_(?:quantile|fraction|quantiles)$/.test(call.name)) continue;
      flow ??= inferLabels(root, { ...subject.options, source: () => undefined });
      const found = judge(call, flow, subject);
      if (found !== undefined) yield found;
    }
  },
};

function judge(call: Call, flow: LabelFlow, subject: RuleInProject): Finding | undefined {
  const { rule, text, facts } = subject;
  const series = seriesOf(call);
  const selectors = [...walk(series)].filter((part) => part.kind === "VectorSelector");
  if (series === undefined || selectors.length === 0) return undefined;
  const editor = new ExpressionEditor(rule.expr!, text);
  const source = facts.source!.name;
  const kinds = new Set(selectors.map((selector) => kindOf(selector, subject)));
  const [kind] = kinds;
  if (kind === undefined || kinds.size !== 1) return undefined;
  if (selectors.some((selector) => isRecorded(metricOf(selector)!, subject))) return undefined;
  const metric = `\`${metricOf(selectors[0]!)}\``;
  if (kind !== "buckets") {
    // These may give it the label.
    const isMade = [...walk(series)].some((part) => part.kind === "Call" && part.name.startsWith("label_"));
    const message = `${metric} is a ${kind}, says ${source}, and \`${call.name}()\` needs the buckets of a histogram: this gives nothing.`;
    return isMade ? undefined : { span: editor.place(call.span), message };
  }
  const absence = whyAbsent("le", series, flow);
  if (absence?.reason !== "removed") return undefined;
  return {
    span: editor.place(absence.span),
    message: `The buckets of ${metric} lose their label \`le\` here, without which \`${call.name}()\` gives nothing.`,
  };
}

/** The argument that holds the histograms. */
function seriesOf({ name, args: { items } }: Call): Expression | undefined {
  return name === "histogram_quantile" ? items[1] : name === "histogram_fraction" ? items[2] : items[0];
}

function kindOf(
  selector: VectorSelector,
  { facts }: RuleInProject,
): "buckets" | "counter" | "gauge" | undefined {
  const metric = metricOf(selector);
  if (metric === undefined) return undefined;
  const names = facts.labelNames(askedSelector(metric));
  if (names === undefined || names.size === 0) return undefined;
  if (names.has("le")) return metric.endsWith("_bucket") ? "buckets" : undefined;
  const types = facts.metadata(metric)?.types;
  const [type] = types?.size === 1 ? types : [];
  return type === "counter" || type === "gauge" ? type : undefined;
}
