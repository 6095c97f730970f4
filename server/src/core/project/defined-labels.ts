import { addStep, setLabel, unknownValues } from "../labels/combine-labels.ts";
import { inferLabels } from "../labels/infer-labels.ts";
import type { PossibleLabel, PossibleLabels } from "../labels/possible-labels.ts";
import type { ProvenanceStep } from "../labels/provenance.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { DefinedLabel, RuleDefinition } from "./knowledge.ts";
import { certainLabel, withMetricName } from "./metric-labels.ts";

export interface DefinitionOptions {
  readonly regex: RegexCompiler;
  readonly features: ReadonlySet<string>;
  source(selector: VectorSelector): PossibleLabels | undefined;
}

/** The labels of what a recording rule records; missing when its expression is none. */
export function recordedLabels(rule: RuleDefinition, options: DefinitionOptions): PossibleLabels | undefined {
  const result = resultLabels(rule, options);
  if (result === undefined) return undefined;
  const step: ProvenanceStep = { origin: { kind: "recording-rule", record: rule.name }, place: rule.place };
  let labels = throughStep(result, step);
  for (const label of rule.labels) labels = setLabel(labels, label.name, writtenLabel(label));
  return withMetricName(labels, rule.name);
}

/** The labels of `ALERTS` as far as one alerting rule makes them. */
export function alertLabels(rule: RuleDefinition, options: DefinitionOptions): PossibleLabels | undefined {
  const result = resultLabels(rule, options);
  if (result === undefined) return undefined;
  const step: ProvenanceStep = { origin: { kind: "alert", alert: rule.name }, place: rule.place };
  let labels = throughStep(result, step);
  for (const label of rule.labels) labels = setLabel(labels, label.name, alertLabel(label));
  return setLabel(labels, "alertname", certainLabel("alertname", rule.name, [[step]]));
}

function resultLabels({ expr }: RuleDefinition, options: DefinitionOptions): PossibleLabels | undefined {
  const parsed = parseExpression(expr, options);
  if (parsed.root === undefined || parsed.problems.length > 0) return undefined;
  const { result } = inferLabels(parsed.root, options);
  return setLabel(result, "__name__", undefined);
}

/** A rule's label with an empty value takes the label away. */
function writtenLabel(label: DefinedLabel): PossibleLabel | undefined {
  return label.value === "" ? undefined : certainLabel(label.name, label.value, [[labelStep(label)]]);
}

/** Nobody knows what a template gives before it is expanded; it may be nothing. */
function alertLabel(label: DefinedLabel): PossibleLabel | undefined {
  if (!label.value.includes("{{")) return writtenLabel(label);
  return { name: label.name, certainty: "possible", values: unknownValues, from: [[labelStep(label)]] };
}

function labelStep({ by, place }: DefinedLabel): ProvenanceStep {
  return { origin: { kind: by === "rule" ? "rule-label" : "group-label" }, place };
}

function throughStep({ labels, open }: PossibleLabels, step: ProvenanceStep): PossibleLabels {
  const passed = new Map<string, PossibleLabel>();
  for (const [name, label] of labels) {
    passed.set(name, { ...label, from: addStep(label.from, step) });
  }
  return { labels: passed, open };
}
