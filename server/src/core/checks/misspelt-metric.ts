import { knownFamily } from "../catalogue/metric-names.ts";
import { metricOf } from "../project/selector-source.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { partsOf, walk } from "../promql/visit.ts";
import { editDistance } from "../text/similar-name.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { closedLabels } from "./closed-labels.ts";
import { isClosedWorld } from "./closed-world.ts";
import { isRecorded } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { knowsBetter, type MisnamedSelector, misnamedMetrics } from "./misnamed-metrics.ts";
import { settledExpression } from "./settled-expression.ts";

/** One letter makes another name, and a rule on a metric that nobody has never does anything. */
export const misspeltMetric: ProjectRuleCheck = {
  id: "misspelt-metric",
  summary: "A metric or a label that a well-known exporter calls otherwise",
  severity: "hint",
  looksAt: "rule-in-project",
  mayFind: ({ rule, options }) =>
    options.catalogue !== undefined &&
    partsOf(rule.expr?.expression?.root).selectors.some((part) => mayBeMisspelt(metricOf(part))),

  *run(subject) {
    for (const misnamed of misnamedMetrics(subject)) yield describeName(misnamed, subject);
    yield* misspeltLabels(subject);
  },
};

function mayBeMisspelt(name: string | undefined): boolean {
  return name !== undefined && (knownFamily.test(name) || probes.test(name));
}

function describeName(misnamed: MisnamedSelector, { rule, text }: RuleInProject): Finding {
  const { selector, name, meant, unit, exporter, since, isCertain } = misnamed;
  const message =
    since === undefined
      ? `${exporter} has no \`${name}\`. Did you mean \`${meant}\`?`
      : `\`${name}\` is \`${meant}\`${unit === undefined ? "" : `, in ${unit},`} since ${exporter} ${since}.`;
  // In braces, a name is a matcher's value.
  const place = selector.nameSpan;
  const editor = new ExpressionEditor(rule.expr!, text);
  const fits = unit === undefined && (selector.braces === undefined || !meant.includes("{"));
  return {
    span: editor.place(place ?? selector.span),
    message,
    ...(isCertain && { severity: "warning" }),
    ...(fits &&
      place !== undefined && {
        fixes: editor.fix(`Use \`${meant}\``, [{ span: place, newText: meant }], { safe: false }),
      }),
  };
}

/** Of these inputs and of the blackbox exporter, labels are known although others may be added. */
const probes = /(?<![\w:])(?:net_response|http_response|ping|dns_query|x509_cert|probe)_/;

/** Where all labels are known, another check says so. */
function* misspeltLabels(subject: RuleInProject): Generator<Finding> {
  const { rule, facts, options } = subject;
  const { catalogue } = options;
  if (catalogue === undefined || !probes.test(rule.expr?.value ?? "")) return;
  const source = isClosedWorld(subject) ? closedLabels(subject) : undefined;
  for (const part of walk(settledExpression(rule))) {
    const name = part.kind === "VectorSelector" ? metricOf(part) : undefined;
    if (part.kind !== "VectorSelector" || name === undefined || !probes.test(name)) continue;
    if (isRecorded(name, subject) || source?.(part) !== undefined) continue;
    const metric = catalogue.find(name);
    for (const finding of metric === undefined ? [] : labelsIn(part, metric, subject)) {
      if (!knowsBetter(name, facts)) yield finding;
    }
  }
}

function* labelsIn(
  { matchers }: VectorSelector,
  metric: { readonly name: string; readonly exporter: string; readonly labels: readonly string[] },
  { rule, text }: RuleInProject,
): Generator<Finding> {
  for (const { name, nameSpan } of matchers) {
    if (nameSpan === undefined || name.length < 4 || metric.labels.includes(name)) continue;
    const near = metric.labels.filter((label) => editDistance(name, label, 1) <= 1);
    // A label in the plural is one that somebody adds.
    if (near.length !== 1 || `${near[0]}s` === name) continue;
    const editor = new ExpressionEditor(rule.expr!, text);
    const edits = [{ span: nameSpan, newText: near[0]! }];
    yield {
      span: editor.place(nameSpan),
      message: `${metric.exporter} gives \`${metric.name}\` no label \`${name}\`. Did you mean \`${near[0]}\`?`,
      fixes: editor.fix(`Use \`${near[0]}\``, edits, { safe: false }),
    };
  }
}
