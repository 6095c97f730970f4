import { isValidMetricName } from "../promql/names.ts";
import type { YamlEntry } from "../yaml/yaml-node.ts";
import type { ReadContext, Reading } from "./read-context.ts";
import { placeOfKey } from "./read-fields.ts";
import { removalOf } from "./remove-entry.ts";
import type { ReadProblem, RecordingRule } from "./rule-file.ts";

/** What holds for recording rules alone. Mirrors the second half of `Rule.Validate` in Prometheus. */
export function checkRecordingRule(rule: RecordingRule, { context, problems }: Reading): void {
  // vmalert takes such rules and leaves the fields alone.
  if (context.dialect === "victoriametrics") return;
  if (rule.annotations !== undefined && rule.annotations.labels.length > 0) {
    problems.push(notAllowed(rule.annotations, rule, context));
  }
  if (isSet(rule.for)) problems.push(notAllowed(rule.for, rule, context));
  if (isSet(rule.keepFiringFor)) problems.push(notAllowed(rule.keepFiringFor, rule, context));
  checkName(rule, { context, problems });
}

/** Prometheus compares with zero: `for: 0s` is as good as none. */
function isSet<Field extends { readonly milliseconds: number | undefined }>(
  duration: Field | undefined,
): duration is Field {
  return duration?.milliseconds !== undefined && duration.milliseconds !== 0;
}

function notAllowed(
  { entry }: { readonly entry: YamlEntry },
  rule: RecordingRule,
  { text }: ReadContext,
): ReadProblem {
  const removal = removalOf(entry, rule.node, text);
  return {
    check: "field-not-allowed",
    span: placeOfKey(entry),
    message: `invalid field '${entry.key.value}' in recording rule`,
    related: [{ span: placeOfKey(rule.record.entry), message: "`record` makes it a recording rule." }],
    ...(removal && { fixes: [removal] }),
  };
}

function checkName({ record }: RecordingRule, { context, problems }: Reading): void {
  const name = record.value;
  const check = "invalid-recording-rule-name";
  if (!isValidMetricName(name, context.options.nameValidation)) {
    const at = name.search(/[^a-zA-Z0-9_:]/);
    const width = at === -1 ? 0 : name.codePointAt(at)! > 0xffff ? 2 : 1;
    const span = at === -1 ? record.scalar.span : record.map.spanToSource({ from: at, to: at + width });
    problems.push({ check, span, message: `invalid recording rule name: ${name}` });
  }
  const brace = name.search(/[{}]/);
  if (brace === -1) return;
  const close = name.lastIndexOf("}");
  const span = record.map.spanToSource({ from: brace, to: Math.max(close, brace) + 1 });
  const message = `braces present in the recording rule name; should it be in expr?: ${name}`;
  problems.push({ check, span, message });
}
