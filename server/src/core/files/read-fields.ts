import type { Fix } from "../text/fix.ts";
import { similarName } from "../text/similar-name.ts";
import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/yaml-node.ts";
import type { RuleResourceKind } from "./kubernetes-kinds.ts";
import type { Reading } from "./read-context.ts";
import type { Dialect } from "./read-options.ts";
import { dialectsWith, type FieldOwner, fieldsOf, findField, type RuleField } from "./rule-fields.ts";
import type { ReadProblem } from "./rule-file.ts";

/** A known field of a mapping. */
export interface Field {
  readonly field: RuleField;
  readonly entry: YamlEntry;
}

/** The fields of a mapping that Prometheus knows. The others are mistakes: rule files are decoded strictly. */
export function readFields(map: YamlMap, owner: FieldOwner, reading: Reading): ReadonlyMap<string, Field> {
  const { dialect, resource } = reading.context;
  const fields = new Map<string, Field>();
  for (const entry of map.entries) {
    const name = entry.key.value;
    if (isNull(entry.key) || fields.has(name)) continue;
    const field = findField(owner, dialect, name);
    if (resource?.fields?.less?.has(`${owner}.${name}`)) {
      reading.problems.push(fieldOfNoResource(entry, owner, resource));
    } else if (field !== undefined) {
      fields.set(name, { field, entry });
    } else if (!resource?.fields?.more?.has(`${owner}.${name}`)) {
      reading.problems.push(unknownField(entry, { map, owner, dialect }));
    }
  }
  return fields;
}

/** Whether a node is YAML's null, which go-yaml takes for a field that is not there. */
export function isNull(node: YamlNode): boolean {
  if (node.kind !== "scalar") return false;
  if (node.tag !== undefined) return node.tag === "!!null";
  return node.style === "plain" && node.value.length <= 4 && nulls.has(node.value);
}

const nulls: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);

/** Whether a field has nothing for a text. A value of the wrong type is reported as such, and is not missing. */
export function isMissing(field: Field | undefined): boolean {
  if (field === undefined || isNull(field.entry.value)) return true;
  return field.entry.value.kind === "scalar" && field.entry.value.value === "";
}

/** Where a field is written in the mapping that has it, although its text may stand at an anchor elsewhere. */
export function placeOfKey(entry: YamlEntry): Span {
  return entry.mergedBy ?? entry.keyAlias ?? entry.key.span;
}

/** The type in the words of Prometheus' messages. */
const goTypes: Readonly<Record<FieldOwner, string>> = {
  file: "rulefmt.RuleGroups",
  group: "rulefmt.RuleGroup",
  rule: "rulefmt.Rule",
};

function fieldOfNoResource(entry: YamlEntry, owner: FieldOwner, { kind }: RuleResourceKind): ReadProblem {
  const name = entry.key.value;
  return {
    check: "unknown-field",
    span: entry.key.span,
    message: `unknown field "${name}". Prometheus knows it in a ${owner}, but \`${kind}\` does not have it.`,
  };
}

interface Unknown {
  readonly map: YamlMap;
  readonly owner: FieldOwner;
  readonly dialect: Dialect;
}

function unknownField(entry: YamlEntry, unknown: Unknown): ReadProblem {
  const name = entry.key.value;
  const similar = similarName(name, freeNames(unknown));
  const hint = similar === undefined ? placeHint(name, unknown) : `. Did you mean \`${similar}\`?`;
  return {
    check: "unknown-field",
    span: entry.key.span,
    message: `field ${name} not found in type ${goTypes[unknown.owner]}${hint}`,
    ...(similar !== undefined && entry.mergedBy === undefined
      ? { fixes: [renameTo(similar, entry.key)] }
      : {}),
  };
}

/** Names that may still be given to a field: those that the mapping does not have yet. */
function freeNames({ map, owner, dialect }: Unknown): string[] {
  const taken = new Set(map.entries.map(({ key }) => key.value));
  return fieldsOf(owner, dialect)
    .map(({ name }) => name)
    .filter((name) => !taken.has(name));
}

/** Corrects the spelling of a key. */
export function renameTo(name: string, key: YamlScalar): Fix {
  return {
    title: `Rename to \`${name}\``,
    // Only a slip in the spelling is certain: the same letters but for case, dashes and a plural.
    safe: skeleton(name) === skeleton(key.value),
    edits: [{ span: key.span, newText: name }],
  };
}

function skeleton(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "").replace(/s$/, "");
}

function placeHint(name: string, { owner, dialect }: Unknown): string {
  const others = dialectsWith(owner, name);
  if (others.length > 0) {
    return `. It is known in the dialect${others.length > 1 ? "s" : ""} ${others.map((other) => `\`${other}\``).join(", ")}.`;
  }
  const elsewhere = (["group", "rule", "file"] as const).find(
    (other) => other !== owner && findField(other, dialect, name) !== undefined,
  );
  return elsewhere === undefined ? "" : `. It is a field of ${places[elsewhere]}.`;
}

const places: Readonly<Record<FieldOwner, string>> = {
  file: "the file itself",
  group: "a group",
  rule: "a rule",
};
