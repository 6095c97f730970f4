import { isValidLabelName } from "../promql/names.ts";
import type { Span } from "../text/span.ts";
import { scalarMap } from "../yaml/scalar-map.ts";
import type { YamlEntry } from "../yaml/yaml-node.ts";
import type { Reading } from "./read-context.ts";
import { type Field, isNull } from "./read-fields.ts";
import { readString } from "./read-values.ts";
import type { LabelEntry, LabelsField } from "./rule-file.ts";
import { unmarshalProblem } from "./unmarshal-problem.ts";

/** Labels or annotations: names with texts. */
export function readLabels(field: Field | undefined, reading: Reading): LabelsField | undefined {
  if (field === undefined || isNull(field.entry.value)) return undefined;
  const { value } = field.entry;
  if (value.kind !== "map") {
    reading.problems.push(unmarshalProblem(value, "map[string]string"));
    return undefined;
  }
  const isAnnotations = field.field.type === "annotations";
  const labels: LabelEntry[] = [];
  for (const entry of value.entries) {
    if (isNull(entry.key)) continue;
    checkName(entry, { isAnnotations, reading });
    const scalar = readString(entry.value, reading);
    if (scalar === undefined) continue;
    const text = isNull(scalar) ? "" : scalar.value;
    if (!isAnnotations) checkValue(text, entry, reading);
    labels.push({ entry, name: entry.key, value: scalar, text });
  }
  return { entry: field.entry, labels };
}

interface NameOptions {
  readonly isAnnotations: boolean;
  readonly reading: Reading;
}

function checkName(entry: YamlEntry, { isAnnotations, reading }: NameOptions): void {
  const name = entry.key.value;
  if (reading.context.dialect === "victoriametrics") return;
  const { nameValidation } = reading.context.options;
  const isReserved = !isAnnotations && name === "__name__";
  if (!isReserved && isValidLabelName(name, nameValidation)) return;
  const [check, words] = isAnnotations
    ? ["invalid-annotation-name", `invalid annotation name: ${name}`]
    : ["invalid-label-name", `invalid label name: ${name}`];
  reading.problems.push({
    check,
    span: guiltySpan(entry, {
      isLegacy: nameValidation === "legacy" && !isReserved,
      text: reading.context.text,
    }),
    message: `${words}. ${explain(name, isReserved)}`,
  });
}

function explain(name: string, isReserved: boolean): string {
  if (isReserved) return "It is the name of the metric, which a rule sets with `record`.";
  if (name === "") return "A name is expected here.";
  return "With legacy names, only letters, digits and underscores are allowed, and a digit not at the start.";
}

/** The first character that a legacy name must not have, or the whole name. */
function guiltySpan(entry: YamlEntry, { isLegacy, text }: { isLegacy: boolean; text: string }): Span {
  const at = isLegacy ? entry.key.value.search(/[^a-zA-Z0-9_]/) : -1;
  if (at === -1) return entry.key.span;
  const width = entry.key.value.codePointAt(at)! > 0xffff ? 2 : 1;
  return scalarMap(text, entry.key).spanToSource({ from: at, to: at + width });
}

function checkValue(text: string, entry: YamlEntry, reading: Reading): void {
  if (isWellFormed(text)) return;
  const message = `invalid label value: ${text}. It is not valid UTF-8.`;
  reading.problems.push({ check: "invalid-label-value", span: entry.value.span, message });
}

/** Half of a surrogate pair has no form in UTF-8. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/.test(text) || !/\p{Surrogate}/u.test(text);
}
