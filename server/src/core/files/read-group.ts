import type { YamlMap, YamlNode } from "../yaml/yaml-node.ts";
import type { ReadContext, Reading, ReadResult } from "./read-context.ts";
import { type Field, isMissing, isNull, readFields } from "./read-fields.ts";
import { readLabels } from "./read-labels.ts";
import { checkBool, checkTexts, readDuration, readInt, readText } from "./read-values.ts";
import type { DurationField, ReadProblem, RuleGroup } from "./rule-file.ts";
import { unmarshalProblem } from "./unmarshal-problem.ts";

/** Reads the header of a group: everything of it but its rules. A null item is no group, as for Prometheus. */
export function readGroup(node: YamlNode, context: ReadContext): ReadResult<RuleGroup> {
  if (isNull(node)) return { value: undefined, problems: [] };
  if (node.kind !== "map") {
    return { value: undefined, problems: [unmarshalProblem(node, "rulefmt.RuleGroup")] };
  }
  return { value: readGroupMap(node, context), problems: [] };
}

function readGroupMap(node: YamlMap, context: ReadContext): RuleGroup {
  const problems: ReadProblem[] = [];
  const reading: Reading = { context, problems };
  const fields = readFields(node, "group", reading);
  const name = readText(fields.get("name"), reading);
  const group: RuleGroup = {
    node,
    container: context.container ?? 0,
    name,
    interval: readDuration(fields.get("interval"), reading),
    queryOffset: readDuration(fields.get("query_offset"), reading),
    limit: readInt(fields.get("limit"), reading),
    labels: readLabels(fields.get("labels"), reading),
    problems,
  };
  if (isMissing(fields.get("name"))) problems.push(missingName(node, fields.get("name")));
  const { dialect } = context;
  const looksBack = dialect !== "victoriametrics" && dialect !== "loki";
  if (looksBack && (group.interval?.milliseconds ?? 0) > lookback)
    problems.push(longInterval(group.interval!));
  checkRules(fields.get("rules"), reading);
  checkOtherFields(fields.values(), reading);
  return group;
}

/** How far Prometheus looks back for the newest sample of a series, unless it is started with another delta. */
const lookback = 5 * 60_000;

function longInterval({ scalar, value }: DurationField): ReadProblem {
  const message = `Prometheus looks back 5m for the newest sample: with an interval of ${value}, what rules of this group record has gaps, and so has \`ALERTS\`.`;
  return { check: "long-interval", span: scalar.span, message };
}

function missingName(node: YamlMap, name: Field | undefined): ReadProblem {
  const span = name?.entry.key.span ?? node.entries[0]?.key.span ?? node.span;
  return { check: "missing-group-name", span, message: "Groupname must not be empty" };
}

function checkRules(rules: Field | undefined, reading: Reading): void {
  if (rules === undefined || isNull(rules.entry.value) || rules.entry.value.kind === "list") return;
  reading.problems.push(unmarshalProblem(rules.entry.value, "[]rulefmt.Rule"));
}

const readAlready: ReadonlySet<string> = new Set(["name", "interval", "query_offset", "limit"]);

/** Fields of the dialects, which nothing but their type is known of. */
function checkOtherFields(fields: Iterable<Field>, reading: Reading): void {
  for (const field of fields) {
    const { name, type } = field.field;
    if (readAlready.has(name)) continue;
    if (type === "text") readText(field, reading);
    else if (type === "duration") readDuration(field, reading);
    else if (type === "int") readInt(field, reading);
    else if (type === "bool") checkBool(field, reading);
    else if (type === "texts") checkTexts(field, reading);
  }
}
