import type { CatalogueMetric } from "../catalogue/catalogue-metric.ts";
import { inferLabels } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import { metricOf, sourceOf } from "../project/selector-source.ts";
import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { matchersOf } from "../promql/selector.ts";
import { partsOf } from "../promql/visit.ts";
import { templateReferences } from "../template/references.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import { askedSelector } from "./asked-selector.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { mayHaveInstance, mayWriteLabel } from "./configured-labels.ts";
import { isRecorded } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { ruleTemplates } from "./rule-templates.ts";
import { settledExpression } from "./settled-expression.ts";

/** Telegraf is what Prometheus scrapes, and so `instance` names it and not what it probes. */
export const probedInstance: ProjectRuleCheck = {
  id: "probed-instance",
  summary: "The label of Telegraf where the host that it probes is meant",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: ({ rule, options }) =>
    options.catalogue !== undefined &&
    partsOf(rule.expr?.expression?.root).selectors.some((part) => mayProbe.test(metricOf(part) ?? "")),

  *run(subject) {
    const { rule, options } = subject;
    if (options.catalogue === undefined) return;
    const root = settledExpression(rule);
    const probes: Probe[] = [];
    for (const part of partsOf(root).selectors) {
      const name = metricOf(part);
      if (name === undefined || !mayProbe.test(name)) continue;
      const metric = options.catalogue.find(name);
      const label = metric && probedLabel(metric);
      if (label === undefined || isRecorded(name, subject)) continue;
      probes.push({ metric: metric!, label, selector: part });
    }
    for (const probe of probes) yield* inMatchers(probe, subject);
    const [only, ...others] = new Set(probes.map(({ label }) => label));
    if (only !== undefined && others.length === 0) yield* inTexts(probes[0]!, subject);
  },
};

interface Probe {
  readonly metric: CatalogueMetric;
  /** The label with the host that is probed. */
  readonly label: string;
  readonly selector: VectorSelector;
}

/** Of these inputs it is the network that is asked; others read what their own host says. */
const mayProbe = /(?<!\w)(?:net_response|http_response|ping|dns_query|x509_cert)_/;

function probedLabel({ telegraf, labels }: CatalogueMetric): string | undefined {
  if (telegraf === undefined) return undefined;
  return ["server", "url", "source"].find((name) => labels.includes(name));
}

/** Where Prometheus scrapes, there is a port; an address without one is that of a probed host. */
function* inMatchers({ metric, label, selector }: Probe, subject: RuleInProject): Generator<Finding> {
  const matchers = matchersOf(selector);
  if (matchers.some(({ name }) => name === label)) return;
  for (const matcher of matchers) {
    const { name, matchType, value, nameSpan } = matcher;
    if (!/^(?:instance|host)$/.test(name) || matchType !== "=" || nameSpan === undefined) continue;
    if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(value ?? "") || isKnown(matcher, selector, subject)) continue;
    const editor = new ExpressionEditor(subject.rule.expr!, subject.text);
    const edits = [{ span: nameSpan, newText: label }];
    yield {
      span: editor.place(matcher.span),
      message: describe(name, metric, label),
      fixes: editor.fix(`Match \`${label}\``, edits, { safe: false }),
    };
  }
}

/** Whether somebody gives the label such a value. */
function isKnown(matcher: LabelMatcher, selector: VectorSelector, subject: RuleInProject): boolean {
  if (mayWriteLabel(matcher.name, subject)) return true;
  if (matcher.name === "instance" && mayHaveInstance(matcher.value!, subject)) return true;
  if (subject.telegraf?.hostnames.includes(matcher.value!) === true) return true;
  return subject.facts.series(askedSelector(metricOf(selector)!, [matcher]))?.kind === "present";
}

/** Only texts that say what is wrong with the host that they name. */
function* inTexts({ metric, label }: Probe, subject: RuleInProject): Generator<Finding> {
  const { rule, text, options, knowledge } = subject;
  if (/label_replace|label_join|group_/.test(rule.expr!.value)) return;
  const flow = inferLabels(rule.expr!.expression?.root, { ...options, source: sourceOf(knowledge) });
  const isThere = presenceOf(label, flow.result) !== "absent";
  for (const { template, map, entry, isLabel } of ruleTemplates(subject)) {
    const references = templateReferences(template).filter((each) => each.kind === "label");
    if (isLabel || references.some(({ name }) => name === label || name === "url")) continue;
    const words = template.text.replace(/\{\{.*?\}\}/gs, " \0 ");
    if (!saysUnreachable.test(words) || /telegraf|agent|\bfrom\b|\bby\b/i.test(words)) continue;
    for (const { name, span, owner } of references) {
      if (owner !== "alert" || !/^(?:instance|host)$/.test(name) || mayWriteLabel(name, subject)) continue;
      const edit = replaceInScalar(text, entry.value, { span, newText: label });
      yield {
        span: map.spanToSource(span),
        message: describe(name, metric, label),
        ...(edit && isThere && { fixes: [{ title: `Name \`${label}\``, safe: false, edits: [edit] }] }),
      };
    }
  }
}

const saysUnreachable =
  /unreachable|un(?:available|responsive)|not (?:respond|answer|reach)|(?:is|went|was|are) (?:now )?(?:down|closed|offline)|refused|(?:port|host|server|instance|endpoint|url|site|connection)\b[^.]*\b(?:down|fail(?:s|ed|ing)?)/i;

function describe(name: string, metric: CatalogueMetric, label: string): string {
  const owner = name === "host" ? "the name of Telegraf's own host" : "where Telegraf is scraped";
  return `\`${name}\` of \`${metric.name}\` is ${owner}. What it probes is in \`${label}\`.`;
}
