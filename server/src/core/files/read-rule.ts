import type { YamlMap, YamlNode } from "../yaml/yaml-node.ts";
import { checkTemplates } from "./alert-template.ts";
import type { ReadContext, Reading, ReadResult } from "./read-context.ts";
import { readExpression } from "./read-expression.ts";
import { type Field, isMissing, isNull, placeOfKey, readFields } from "./read-fields.ts";
import { readLabels } from "./read-labels.ts";
import { checkBool, readDuration, readInt, readText } from "./read-values.ts";
import { checkRecordingRule } from "./recording-rule.ts";
import { removalOf } from "./remove-entry.ts";
import type { ReadProblem, Rule, TextField } from "./rule-file.ts";
import { unmarshalProblem } from "./unmarshal-problem.ts";

/** Reads one item of `rules:`. A null item is no rule: Prometheus leaves it out without a word. */
export function readRule(node: YamlNode, context: ReadContext): ReadResult<Rule> {
  if (isNull(node)) return { value: undefined, problems: [] };
  if (node.kind !== "map") {
    return { value: undefined, problems: [unmarshalProblem(node, "rulefmt.Rule")] };
  }
  return { value: readRuleMap(node, context), problems: [] };
}

type Fields = ReadonlyMap<string, Field>;

function readRuleMap(node: YamlMap, context: ReadContext): Rule {
  const problems: ReadProblem[] = [];
  const reading: Reading = { context, problems };
  const fields = readFields(node, "rule", reading);
  const record = nonEmpty(readText(fields.get("record"), reading));
  const alert = nonEmpty(readText(fields.get("alert"), reading));
  checkNames({ node, fields, record, alert }, reading);
  const content = {
    node,
    expr: readExpression(fields.get("expr"), { node, name: alert ?? record }, reading),
    labels: readLabels(fields.get("labels"), reading),
    annotations: readLabels(fields.get("annotations"), reading),
    for: readDuration(fields.get("for"), reading),
    keepFiringFor: readDuration(fields.get("keep_firing_for"), reading),
    problems,
  };
  for (const name of ["debug", "update_entries_limit"]) checkOtherField(fields.get(name), reading);
  if (alert !== undefined) {
    const unusualTemplates = checkTemplates(alert, [content.labels, content.annotations], reading);
    return { kind: "alerting", alert, record, unusualTemplates, ...content };
  }
  if (record === undefined) return { kind: "unnamed", ...content };
  const rule: Rule = { kind: "recording", record, ...content };
  checkRecordingRule(rule, reading);
  return rule;
}

/** An empty name is none. */
function nonEmpty(text: TextField | undefined): TextField | undefined {
  return text?.value === "" ? undefined : text;
}

interface Names {
  readonly node: YamlMap;
  readonly fields: Fields;
  readonly record: TextField | undefined;
  readonly alert: TextField | undefined;
}

function checkNames({ node, fields, record, alert }: Names, { context, problems }: Reading): void {
  if (record !== undefined && alert !== undefined) {
    const [first, second] =
      record.entry.key.span.from < alert.entry.key.span.from ? [record, alert] : [alert, record];
    problems.push({
      check: "record-and-alert",
      span: placeOfKey(second.entry),
      message: "only one of 'record' and 'alert' must be set",
      related: [{ span: placeOfKey(first.entry), message: `\`${first.entry.key.value}\` is set here.` }],
      fixes: [second, first]
        .map(({ entry }) => removalOf(entry, node, context.text))
        .filter((fix) => fix !== undefined),
    });
    return;
  }
  if (record !== undefined || alert !== undefined) return;
  const written = [fields.get("record"), fields.get("alert")].filter((field) => field !== undefined);
  if (!written.every(isMissing)) return;
  const entry = written[0]?.entry ?? node.entries[0];
  problems.push({
    check: "missing-record-or-alert",
    span: entry === undefined ? node.span : placeOfKey(entry),
    message: "one of 'record' or 'alert' must be set",
  });
}

/** Fields of the dialects, which nothing but their type is known of. */
function checkOtherField(field: Field | undefined, reading: Reading): void {
  if (field?.field.type === "int") readInt(field, reading);
  else if (field?.field.type === "bool") checkBool(field, reading);
}
