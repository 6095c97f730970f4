import { isValidLabelName, isValidMetricName } from "../../promql/names.ts";
import { applyEdits, type TextEdit } from "../../text/text-edit.ts";
import { readYaml } from "../../yaml/read.ts";
import type { YamlLibrary } from "../../yaml/yaml-library.ts";
import type { YamlEntry, YamlNode } from "../../yaml/yaml-node.ts";
import { isNull } from "../read-fields.ts";
import type { ExposedMetric } from "./metrics-page.ts";
import { readOwnMetrics } from "./own-metrics.ts";

export type AddedMetrics =
  | {
      readonly kind: "added";
      readonly text: string;
      readonly added: number;
      /** Those that were there already and have a type, a unit, a help or labels more. */
      readonly completed: number;
      readonly kept: number;
    }
  /** Why nothing can be added, the end of a sentence about the file. */
  | { readonly kind: "impossible"; readonly reason: string };

const newFile = `# What is known of our own metrics.
metrics:
`;

/** The text of a `.promrules/metrics.yaml` with what it does not say yet of metrics; what is there stays as it is. */
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
  const known = new Map(old?.kind === "map" ? old.entries.map((each) => [each.key.value, each]) : []);
  const fresh = metrics.filter(({ name }) => !known.has(name));
  const additions = metrics.flatMap((metric) => {
    const there = known.get(metric.name);
    const edits = there === undefined ? [] : additionsTo(there, metric, written);
    return edits.length === 0 ? [] : [edits];
  });
  const completed = additions.length;
  const counts = { added: fresh.length, completed, kept: metrics.length - fresh.length - completed };
  const whole = applyEdits(written, additions.flat());
  const before = readOwnMetrics(documents);
  const hasReturns = written.includes("\r\n") && !/(?<!\r)\n/.test(written);
  const checked = (made: string): AddedMetrics => {
    const result = hasReturns ? made.replace(/\r?\n/g, "\r\n") : made;
    const after = readOwnMetrics(readYaml(result, yaml));
    const isGood =
      after.problems.length <= before.problems.length &&
      after.metrics.length === before.metrics.length + fresh.length;
    return isGood
      ? { kind: "added", text: result, ...counts }
      : { kind: "impossible", reason: "is written in a way that nothing can be added to" };
  };
  if (fresh.length === 0) return checked(whole);
  if (old !== undefined && !isNull(old) && (old.kind !== "map" || written[old.span.from] === "{")) {
    return { kind: "impossible", reason: "has its metrics in another form than one below the other" };
  }
  const isLast = root?.kind !== "map" || entry === undefined || root.entries.at(-1) === entry;
  if (!isLast) return { kind: "impossible", reason: "goes on behind `metrics`" };
  const first = old?.kind === "map" ? old.entries[0]!.key.span.from : undefined;
  const line = written.slice(written.lastIndexOf("\n", (first ?? 0) - 1) + 1);
  const indent = first === undefined ? "  " : /^ */.exec(line)![0];
  const start = whole === "" || whole.endsWith("\n") ? whole : `${whole}\n`;
  const head = entry === undefined ? "metrics:\n" : "";
  return checked(start + head + fresh.map((metric) => entryOf(metric, indent)).join(""));
}

/** What an entry lacks. Nothing is changed of one that is written in one line, or that says something else. */
function additionsTo({ key, value }: YamlEntry, metric: ExposedMetric, text: string): readonly TextEdit[] {
  if (isNull(value)) {
    const lines = fieldLines(metric, "  ").map((line) => `\n${columnOf(key, text)}  ${line}`);
    const end = text.indexOf("\n", key.span.to);
    const at = end === -1 ? text.length : end;
    return lines.length === 0 ? [] : [{ span: { from: at, to: at }, newText: lines.join("") }];
  }
  if (value.kind !== "map" || value.flow === true || value.entries.length === 0) return [];
  const there = new Map(value.entries.map((each) => [each.key.value, each.value]));
  const lacking = fieldLines(metric, "  ", (field) => !there.has(field));
  const labels = there.get("labels");
  return [
    ...before(value.entries[0]!.key, lacking, text),
    ...(labels === undefined ? [] : labelAdditions(labels, metric.labels, text)),
  ];
}

function labelAdditions(node: YamlNode, labels: ExposedMetric["labels"], text: string): readonly TextEdit[] {
  const isMap = node.kind === "map";
  const there = isMap ? node.entries.map(({ key }) => key) : node.kind === "list" ? node.items : [];
  const first = there[0];
  if (first === undefined) return [];
  const names = new Set(there.map((each) => (each.kind === "scalar" ? each.value : "")));
  const added = [...labels].filter(([label]) => !names.has(label));
  if ((node.kind === "map" || node.kind === "list") && node.flow === true) {
    const written = added.map(([label]) => (isMap ? `${labelKey(label)}: [], ` : `${labelKey(label)}, `));
    const at = { from: first.span.from, to: first.span.from };
    return added.length === 0 ? [] : [{ span: at, newText: written.join("") }];
  }
  if (isMap) return before(first, added.map(labelLine), text);
  const dash = text.lastIndexOf("-", first.span.from);
  const place = { span: { from: dash, to: dash } };
  return before(
    place,
    added.map(([label]) => `- ${labelKey(label)}`),
    text,
  );
}

/** Lines before the one that a key stands first in, as far to the right as that. */
function before(place: Pick<YamlNode, "span">, lines: readonly string[], text: string): readonly TextEdit[] {
  const { from } = place.span;
  const newText = lines.map((line) => `${line}\n${columnOf(place, text)}`).join("");
  return lines.length === 0 ? [] : [{ span: { from, to: from }, newText }];
}

function columnOf({ span: { from } }: Pick<YamlNode, "span">, text: string): string {
  return " ".repeat(from - (text.lastIndexOf("\n", from - 1) + 1));
}

function fieldLines(
  { type, unit, help, labels }: ExposedMetric,
  indent: string,
  isWanted: (field: string) => boolean = () => true,
): readonly string[] {
  return [
    ...(type === undefined || !isWanted("type") ? [] : [`type: ${type}`]),
    ...(unit === undefined || !isWanted("unit") ? [] : [`unit: ${scalar(unit)}`]),
    ...(help === undefined || !isWanted("help") ? [] : [`help: ${scalar(help)}`]),
    ...(labels.size === 0 || !isWanted("labels")
      ? []
      : ["labels:", ...[...labels].map((label) => `${indent}${labelLine(label)}`)]),
  ];
}

function labelLine([label, values]: readonly [string, readonly string[]]): string {
  return `${labelKey(label)}:${values.length === 0 ? "" : ` [${values.map(scalar).join(", ")}]`}`;
}

function labelKey(label: string): string {
  return isValidLabelName(label, "legacy") && !reserved.test(label) ? label : JSON.stringify(label);
}

function entryOf(metric: ExposedMetric, indent: string): string {
  const { name } = metric;
  const lines = fieldLines(metric, indent).map((line) => indent.repeat(2) + line);
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
