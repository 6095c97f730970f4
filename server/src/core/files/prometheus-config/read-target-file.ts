import { isValidLabelName } from "../../promql/names.ts";
import { goQuote } from "../../text/go-quote.ts";
import { readYaml } from "../../yaml/read.ts";
import { scalarType } from "../../yaml/scalar-type.ts";
import type { YamlDocument, YamlMap, YamlNode } from "../../yaml/yaml-node.ts";
import { yamlReadProblem } from "../document-problems.ts";
import { findJsonMistake } from "../go-json.ts";
import type { ReadContext, Reading } from "../read-context.ts";
import { isNull } from "../read-fields.ts";
import type { ReadOptions } from "../read-options.ts";
import type { ReadProblem } from "../rule-file.ts";
import type { TargetGroup } from "../scrape-config.ts";
import { unmarshalProblem } from "../unmarshal-problem.ts";
import { decodeStruct } from "./decode-struct.ts";
import { targetGroupModel } from "./scrape-model.ts";

export interface TargetFileReading {
  readonly documents: readonly YamlDocument[];
  /** Those that could be understood. Prometheus takes none of a file with a problem. */
  readonly groups: readonly TargetGroup[];
  readonly problems: readonly ReadProblem[];
}

/** Reads a file of `file_sd_configs`: JSON when its path says so, and YAML otherwise. */
export function readTargetFile(
  text: string,
  { path, options }: { readonly path: string | undefined; readonly options: ReadOptions },
): TargetFileReading {
  const context: ReadContext = { text, dialect: options.dialect, options };
  return /\.json$/i.test(path ?? "") ? readJson(context) : readYamlTargets(context);
}

function readYamlTargets(context: ReadContext): TargetFileReading {
  const { text, options } = context;
  const documents = readYaml(text, options.yaml, "v2");
  const found = (documents[0]?.problems ?? []).filter(({ kind }) => kind !== "duplicate-key");
  const problems = found.map((problem) => yamlReadProblem(problem, text));
  const isBroken = problems.some(({ check }) => check === "yaml-syntax");
  const reading: Reading = { context, problems: isBroken ? [] : problems };
  return { documents, groups: readGroups(documents[0]?.root, reading), problems };
}

function readGroups(root: YamlNode | undefined, reading: Reading): readonly TargetGroup[] {
  if (root === undefined || isNull(root)) return [];
  if (root.kind !== "list") {
    reading.problems.push(unmarshalProblem(root, "[]*targetgroup.Group"));
    return [];
  }
  const groups: TargetGroup[] = [];
  for (const item of root.items) {
    const group = isNull(item) ? undefined : decodeStruct(item, "TargetGroup", reading);
    if (isNull(item)) reading.problems.push(nilItem(item));
    if (group !== undefined) groups.push(targetGroupModel(group));
  }
  return groups;
}

function nilItem({ span }: YamlNode): ReadProblem {
  const { from, to } = span;
  const place = { from: from === to ? Math.max(0, from - 1) : from, to };
  return { check: "invalid-prometheus-config", span: place, message: "nil target group item found" };
}

/** JSON is nearly a part of YAML: what is JSON at all, the reader of YAML understands the same way. */
function readJson(context: ReadContext): TargetFileReading {
  const { text, options } = context;
  const mistake = findJsonMistake(text);
  // Tabs may stand where YAML does not want them; a space is as wide.
  const documents = readYaml(text.replace(/^\ufeff/, " ").replaceAll("\t", " "), options.yaml, "v2");
  const groups = readGroups(documents[0]?.root, { context, problems: [] });
  if (mistake !== undefined) {
    const { offset, message } = mistake;
    const from = Math.min(offset, Math.max(0, text.length - 1));
    const problem = { check: "yaml-syntax", span: { from, to: Math.min(from + 1, text.length) }, message };
    return { documents, groups, problems: [problem] };
  }
  return { documents, groups, problems: [...jsonProblems(documents[0]?.root)] };
}

/** What `encoding/json` says of values that are no groups of targets. Names of fields may be written in any case. */
function* jsonProblems(root: YamlNode | undefined): Iterable<ReadProblem> {
  if (root === undefined || isNull(root)) return;
  if (root.kind !== "list") {
    yield cannotUnmarshal(root, "value of type []*targetgroup.Group");
    return;
  }
  for (const item of root.items) {
    if (isNull(item)) yield nilItem(item);
    else if (item.kind !== "map") yield cannotUnmarshal(item, "value of type struct");
    else yield* groupProblems(item);
  }
}

function* groupProblems(group: YamlMap): Iterable<ReadProblem> {
  for (const { key, value } of group.entries) {
    const name = key.value.toLowerCase();
    if (name !== "targets" && name !== "labels") {
      const message = `json: unknown field ${goQuote(key.value)}`;
      yield { check: "unknown-field", span: key.span, message };
    } else if (isNull(value)) continue;
    else if (name === "targets") yield* targetProblems(value);
    else yield* labelProblems(value);
  }
}

function* targetProblems(targets: YamlNode): Iterable<ReadProblem> {
  if (targets.kind !== "list") {
    yield cannotUnmarshal(targets, "struct field .targets of type []string");
    return;
  }
  for (const target of targets.items) {
    if (!isNull(target) && jsonType(target) !== "string") {
      yield cannotUnmarshal(target, "struct field .targets of type string");
    }
  }
}

function* labelProblems(labels: YamlNode): Iterable<ReadProblem> {
  if (labels.kind !== "map") {
    yield cannotUnmarshal(labels, "value of type map[model.LabelName]model.LabelValue");
    return;
  }
  for (const { key, value } of labels.entries) {
    if (!isNull(value) && jsonType(value) !== "string") {
      yield cannotUnmarshal(value, "value of type model.LabelValue");
    } else if (!isValidLabelName(key.value, "utf8")) {
      const message = `${goQuote(key.value)} is not a valid label name`;
      yield { check: "invalid-label-name", span: key.span, message };
    }
  }
}

function cannotUnmarshal(node: YamlNode, what: string): ReadProblem {
  const message = `json: cannot unmarshal ${jsonType(node)} into Go ${what}`;
  return { check: "wrong-type", span: node.span, message };
}

function jsonType(node: YamlNode): string {
  if (node.kind !== "scalar") return node.kind === "list" ? "array" : "object";
  const type = scalarType(node);
  if (node.style !== "plain") return "string";
  return type === "!!bool" ? "bool" : "number";
}
