import { isValidLabelName, isValidMetricName } from "../../promql/names.ts";
import { readYaml } from "../../yaml/read.ts";
import type { YamlLibrary } from "../../yaml/yaml-library.ts";
import { isNull } from "../read-fields.ts";
import type { ExposedMetric } from "./metrics-page.ts";

export type AddedMetrics =
  | { readonly kind: "added"; readonly text: string; readonly added: number; readonly kept: number }
  /** Why nothing can be added, the end of a sentence about the file. */
  | { readonly kind: "impossible"; readonly reason: string };

const newFile = `# What is known of our own metrics.
metrics:
`;

/** The text of a `.promrules/metrics.yaml` with metrics that it does not have yet; what is there stays as it is. */
export function addMetrics(
  text: string | undefined,
  metrics: readonly ExposedMetric[],
  yaml: YamlLibrary,
): AddedMetrics {
  const written = text ?? newFile;
  const documents = readYaml(written, yaml);
  const root = documents[0]?.root;
  if (documents.length > 1 || (documents[0]?.problems.length ?? 0) > 0) {
    return { kind: "impossible", reason: "is not one good YAML document" };
  }
  const isEmpty = root === undefined || isNull(root);
  if (!isEmpty && root.kind !== "map") return { kind: "impossible", reason: "does not hold metrics" };
  const entry = isEmpty
    ? undefined
    : root.kind === "map"
      ? root.entries.find(({ key }) => key.value === "metrics")
      : undefined;
  const old = entry?.value;
  const known = new Set(old?.kind === "map" ? old.entries.map(({ key }) => key.value) : []);
  const fresh = metrics.filter(({ name }) => !known.has(name));
  const counts = { added: fresh.length, kept: metrics.length - fresh.length };
  if (fresh.length === 0) return { kind: "added", text: written, ...counts };
  if (old !== undefined && !isNull(old) && (old.kind !== "map" || written[old.span.from] === "{")) {
    return { kind: "impossible", reason: "has its metrics in another form than one below the other" };
  }
  const isLast = root?.kind !== "map" || entry === undefined || root.entries.at(-1) === entry;
  if (!isLast) return { kind: "impossible", reason: "goes on behind `metrics`" };
  const first = old?.kind === "map" ? old.entries[0]!.key.span.from : undefined;
  const indent = first === undefined ? "  " : " ".repeat(first - (written.lastIndexOf("\n", first - 1) + 1));
  const before = written === "" || written.endsWith("\n") ? written : `${written}\n`;
  const head = entry === undefined ? "metrics:\n" : "";
  const result = before + head + fresh.map((metric) => entryOf(metric, indent)).join("");
  const isGood = readYaml(result, yaml).every(({ problems }) => problems.length === 0);
  return isGood
    ? { kind: "added", text: result, ...counts }
    : { kind: "impossible", reason: "is written in a way that nothing can be added to" };
}

function entryOf({ name, type, unit, help, labels }: ExposedMetric, indent: string): string {
  const [field, item] = [indent.repeat(2), indent.repeat(3)];
  const lines = [
    ...(type === undefined ? [] : [`${field}type: ${type}`]),
    ...(unit === undefined ? [] : [`${field}unit: ${scalar(unit)}`]),
    ...(help === undefined ? [] : [`${field}help: ${scalar(help)}`]),
    ...(labels.size === 0 ? [] : [`${field}labels:`]),
    ...[...labels].map(([label, values]) => {
      const list = values.length === 0 ? "" : ` [${values.map(scalar).join(", ")}]`;
      const key = isValidLabelName(label, "legacy") && !reserved.test(label) ? label : JSON.stringify(label);
      return `${item}${key}:${list}`;
    }),
  ];
  const key =
    isValidMetricName(name, "legacy") && !reserved.test(name) && !name.startsWith(":")
      ? name
      : JSON.stringify(name);
  return `${indent}${key}:\n${lines.map((line) => `${line}\n`).join("")}`;
}

/** Words that YAML takes for something else than texts. */
const reserved = /^(?:null|true|false|yes|no|on|off|y|n|~)$|:$/i;

/** JSON is YAML, and nothing in it is taken for anything else. Plain words need no quotes. */
function scalar(text: string): string {
  return /^[A-Za-z][\w ]*\w$/.test(text) && !reserved.test(text) ? text : JSON.stringify(text);
}
