import { isValidLabelName } from "../../promql/names.ts";
import { goQuote } from "../../text/go-quote.ts";
import type { YamlEntry, YamlNode } from "../../yaml/yaml-node.ts";
import { decodedScalar } from "../binary-scalar.ts";
import type { Reading } from "../read-context.ts";
import { isNull } from "../read-fields.ts";
import { readString, textField } from "../read-values.ts";
import type { LabelEntry } from "../rule-file.ts";
import { unmarshalProblem } from "../unmarshal-problem.ts";
import type { ConfigItem, ConfigValue } from "./config-value.ts";
import { goTypeOf } from "./go-type.ts";
import { repeatedKey } from "./repeated-keys.ts";

interface Place {
  readonly entry: YamlEntry;
  readonly reading: Reading;
}

/** Labels with their values. Names that no label may have are refused right here by `labelset` alone. */
export function decodeLabels(
  node: YamlNode,
  type: { readonly kind: "labels" | "labelset" },
  { entry, reading }: Place,
): ConfigValue | undefined {
  if (node.kind !== "map") {
    reading.problems.push(unmarshalProblem(node, goTypeOf(type)));
    return undefined;
  }
  const labels: LabelEntry[] = [];
  const first = new Map<string, YamlEntry>();
  for (const label of node.entries) {
    // go-yaml makes an empty text of null, but asks no type of Prometheus' about it: a name in a `labelset` is not checked.
    const isNamed = !isNull(label.key);
    const key = isNamed ? label.key.value : "";
    const earlier = first.get(key);
    if (earlier !== undefined) {
      reading.problems.push(repeatedKey(label, earlier));
      continue;
    }
    first.set(key, label);
    const name = isNamed ? decodedScalar(label.key) : { ...label.key, value: "" };
    if (name === undefined) reading.problems.push(brokenBinary(label.key));
    else if (isNamed && type.kind === "labelset") checkLabelName(name.value, label, reading);
    const value = readLabelValue(label.value, type, reading);
    if (name === undefined || value === undefined) continue;
    labels.push({ entry: label, name, value, text: isNull(value) ? "" : value.value });
  }
  return { kind: "labels", field: { entry, labels } };
}

function readLabelValue(node: YamlNode, { kind }: { readonly kind: string }, reading: Reading) {
  if (kind === "labels" || node.kind === "scalar") return readString(node, reading);
  reading.problems.push(unmarshalProblem(node, "model.LabelValue"));
  return undefined;
}

/** Label names are held against the characters of UTF-8 here, whatever the file says of valid names. */
function checkLabelName(name: string, { key, mergedBy }: YamlEntry, reading: Reading): void {
  if (isValidLabelName(name, "utf8")) return;
  const message = `${goQuote(name)} is not a valid label name`;
  reading.problems.push({ check: "invalid-label-name", span: mergedBy ?? key.span, message });
}

/** `source_labels`: whether the names are valid is looked at with the rest of the relabel rule. */
export function decodeLabelNames(node: YamlNode, { entry, reading }: Place): ConfigValue | undefined {
  if (node.kind !== "list") {
    reading.problems.push(unmarshalProblem(node, "model.LabelNames"));
    return undefined;
  }
  const items = node.items.map((item): ConfigItem => {
    const scalar = isNull(item) ? undefined : readString(item, reading);
    if (scalar === undefined) return { node: item, value: undefined, isNull: true };
    const field = textField(entry, scalar, reading.context.text);
    return { node: item, value: { kind: "text", field }, isNull: false };
  });
  return { kind: "list", items };
}

function brokenBinary({ span }: { readonly span: { readonly from: number; readonly to: number } }) {
  return { check: "wrong-type", span, message: "!!binary value contains invalid base64 data" };
}
