import type { CatalogueMetric } from "../catalogue/catalogue-metric.ts";
import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import { metricOf } from "../project/selector-source.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { settledExpression } from "./settled-expression.ts";

/** One letter makes another name, and a rule on a metric that nobody has never does anything. */
export const misspeltMetric: ProjectRuleCheck = {
  id: "misspelt-metric",
  summary: "A metric or a label that is nearly called as one of a well-known exporter",
  severity: "hint",
  looksAt: "rule-in-project",

  *run(subject) {
    const { rule, facts, options } = subject;
    const { catalogue } = options;
    // A server knows better.
    if (catalogue === undefined || facts.source !== undefined) return;
    if (!namedByAll.test(rule.expr?.value ?? "")) return;
    for (const part of walk(settledExpression(rule))) {
      const name = part.kind === "VectorSelector" ? metricOf(part) : undefined;
      if (part.kind !== "VectorSelector" || name === undefined || isRecorded(name, subject)) continue;
      const prefix = namedByAll.exec(name)?.[0];
      if (prefix === undefined || !name.startsWith(prefix)) continue;
      const metric = catalogue.find(name);
      if (metric === undefined) yield* misspeltName(part, name, { catalogue, prefix, subject });
      else yield* misspeltLabels(part, metric, subject);
    }
  },
};

/** Of these all names are known, as nothing makes them at run time. */
const namedByAll = /(?<![\w:])(?:net_response|http_response|ping|dns_query|x509_cert|probe)_/;

interface Search {
  readonly catalogue: MetricCatalogue;
  readonly prefix: string;
  readonly subject: RuleInProject;
}

function* misspeltName(
  selector: VectorSelector,
  name: string,
  { catalogue, prefix, subject }: Search,
): Generator<Finding> {
  const place = selector.nameSpan;
  if (place === undefined) return;
  const near = [...catalogue.names()].filter((each) => each.startsWith(prefix) && isOneSlip(name, each));
  const [meant] = near;
  if (meant === undefined || near.length > 1) return;
  const { exporter } = catalogue.find(meant)!;
  yield describe(`${exporter} has no \`${name}\`.`, { meant, place, subject });
}

function* misspeltLabels(
  { matchers }: VectorSelector,
  metric: CatalogueMetric,
  subject: RuleInProject,
): Generator<Finding> {
  const known = subject.knowledge.labelsOf(metric.name);
  for (const { name, nameSpan } of matchers) {
    if (nameSpan === undefined || name.length < 4 || metric.labels.includes(name)) continue;
    if (known !== undefined && presenceOf(name, known) === "certain") continue;
    const near = metric.labels.filter((label) => isOneSlip(name, label));
    // A label in the plural is one that somebody adds.
    if (near.length !== 1 || `${near[0]}s` === name) continue;
    const had = `${metric.exporter} gives \`${metric.name}\` no label \`${name}\`.`;
    yield describe(had, { meant: near[0]!, place: nameSpan, subject });
  }
}

interface Slip {
  readonly meant: string;
  readonly place: VectorSelector["span"];
  readonly subject: RuleInProject;
}

function describe(had: string, { meant, place, subject }: Slip): Finding {
  const editor = new ExpressionEditor(subject.rule.expr!, subject.text);
  return {
    span: editor.place(place),
    message: `${had} Did you mean \`${meant}\`?`,
    fixes: editor.fix(`Use \`${meant}\``, [{ span: place, newText: meant }], { safe: false }),
  };
}

/** Whether one letter is missing, too many or another one, or two neighbours are swapped. */
function isOneSlip(written: string, meant: string): boolean {
  const [short, long] = written.length < meant.length ? [written, meant] : [meant, written];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const [left, other] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  return other.length <= 1 || (other.length === 2 && left === `${other[1]}${other[0]}`);
}
