import { defaultRelabelConfig } from "../../labels/relabel-config.ts";
import {
  type RelabelField,
  readRelabelAction,
  relabelConfigProblems,
} from "../../labels/relabel-config-problems.ts";
import { similarName } from "../../text/similar-name.ts";
import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlMap } from "../../yaml/yaml-node.ts";
import { isPlaceholder } from "../prometheus-config/placeholder.ts";
import { isNull, placeOfKey, renameTo } from "../read-fields.ts";
import type { ReadProblem, TextField } from "../rule-file.ts";
import type { RelabelList, RelabelRule } from "../scrape-config.ts";
import { entryOf, itemsOf, type ManifestReader } from "./manifest-reader.ts";

/** Reads relabel rules as a resource of the operator has them: their fields are written in camel case. */
export function readRelabelings(
  map: YamlMap | undefined,
  name: string,
  reader: ManifestReader,
): RelabelList | undefined {
  const entry = entryOf(map, name);
  if (entry?.value.kind !== "list") return undefined;
  const rules: RelabelRule[] = [];
  for (const item of itemsOf(entry)) if (item.kind === "map") rules.push(readRule(item, reader));
  return { entry, rules };
}

/** The fields of a relabel rule by their names in a resource. */
const relabelFields: ReadonlyMap<string, RelabelField> = new Map([
  ["sourceLabels", "source_labels"],
  ["separator", "separator"],
  ["regex", "regex"],
  ["modulus", "modulus"],
  ["targetLabel", "target_label"],
  ["replacement", "replacement"],
  ["action", "action"],
]);

function readRule(node: YamlMap, reader: ManifestReader): RelabelRule {
  const written = {
    sourceLabels: reader.textsOf(node, "sourceLabels"),
    separator: reader.textOf(node, "separator"),
    regex: reader.textOf(node, "regex"),
    modulus: reader.textOf(node, "modulus"),
    targetLabel: reader.textOf(node, "targetLabel"),
    replacement: reader.textOf(node, "replacement"),
    action: reader.textOf(node, "action"),
  };
  const problems = [...unknownFields(node), ...wrongValues(node, written, reader)];
  reader.problems.push(...problems);
  return { node, ...written, config: configOf(written), isValid: problems.length === 0 };
}

type WrittenRule = Pick<
  RelabelRule,
  "sourceLabels" | "separator" | "regex" | "modulus" | "targetLabel" | "replacement" | "action"
>;

/** The operator leaves out what is empty, but for separator and replacement. */
function configOf({ sourceLabels, ...written }: WrittenRule): RelabelRule["config"] {
  return {
    sourceLabels: sourceLabels.map(({ value }) => value),
    separator: written.separator?.value ?? defaultRelabelConfig.separator,
    regex: written.regex?.value || defaultRelabelConfig.regex,
    modulus: modulusOf(written.modulus) ?? 0n,
    targetLabel: written.targetLabel?.value ?? "",
    replacement: written.replacement?.value ?? defaultRelabelConfig.replacement,
    action: readRelabelAction(written.action?.value || "replace") ?? "replace",
  };
}

function modulusOf(field: TextField | undefined): bigint | undefined {
  return field !== undefined && /^\d{1,19}$/.test(field.value) ? BigInt(field.value) : undefined;
}

/** What makes the operator leave out the whole resource: it validates rules as Prometheus does. */
function* wrongValues(node: YamlMap, written: WrittenRule, reader: ManifestReader): Iterable<ReadProblem> {
  const { action, sourceLabels, modulus } = written;
  // What it will be is not known, so neither is which fields it takes.
  if (action !== undefined && isPlaceholder(action.value)) return;
  const { regex, nameValidation: names } = reader.options;
  // Messages are about what is compiled, which is a bit more than what is written.
  const compile = (pattern: string) => regex(`^(?s:${pattern})$`);
  const fields = {
    sourceLabels: sourceLabels.length === 0 ? undefined : sourceLabels.map(({ value }) => value),
    separator: written.separator?.value,
    regex: written.regex?.value || undefined,
    // What is no number is left to the schema.
    modulus: modulus === undefined ? undefined : (modulusOf(modulus) ?? 1n),
    targetLabel: written.targetLabel?.value,
    replacement: written.replacement?.value,
    action: action?.value || undefined,
  };
  const hasUnknown = node.entries.some(({ key }) => !relabelFields.has(key.value));
  for (const { field, message } of relabelConfigProblems(fields, { compile, names })) {
    const entry = entryOf(node, nameOf(field));
    // What seems to be missing stands there, with a slip in its name or a value of another type.
    const isMissing = entry === undefined ? !hasUnknown : written[entry.key.value as keyof WrittenRule];
    if (isMissing) yield { check: "invalid-relabel-config", span: spanOf(entry, node), message };
  }
}

function nameOf(field: RelabelField): string {
  return [...relabelFields].find(([, name]) => name === field)![0];
}

function spanOf(entry: YamlEntry | undefined, node: YamlMap): Span {
  if (entry === undefined) return node.entries[0] === undefined ? node.span : placeOfKey(node.entries[0]);
  return entry.mergedBy ?? entry.alias ?? entry.value.span;
}

/** The schema is closed: `kubectl apply` refuses a field that it does not have, and the API server forgets it. */
function* unknownFields(node: YamlMap): Iterable<ReadProblem> {
  const taken = new Set(node.entries.map(({ key }) => key.value));
  const free = [...relabelFields.keys()].filter((name) => !taken.has(name));
  for (const entry of node.entries) {
    const { key, mergedBy, keyAlias } = entry;
    if (relabelFields.has(key.value) || isNull(key)) continue;
    const inSnakeCase = free.find((name) => relabelFields.get(name) === key.value.toLowerCase());
    const near = inSnakeCase ?? similarName(key.value, free);
    const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
    const isHere = mergedBy === undefined && keyAlias === undefined;
    yield {
      check: "unknown-field",
      span: placeOfKey(entry),
      message: `unknown field "${key.value}".${hint}`,
      ...(near !== undefined && isHere && { fixes: [renameTo(near, key)] }),
    };
  }
}
