import { similarName } from "../../text/similar-name.ts";
import type { YamlEntry, YamlMap, YamlNode } from "../../yaml/yaml-node.ts";
import type { Reading } from "../read-context.ts";
import { isNull, placeOfKey, renameTo } from "../read-fields.ts";
import type { ReadProblem } from "../rule-file.ts";
import { unmarshalProblem } from "../unmarshal-problem.ts";
import { type ConfigStructInfo, type ConfigType, structNamed } from "./config-struct.ts";
import { type ConfigField, type ConfigItem, ConfigStruct, type ConfigValue } from "./config-value.ts";
import { decodeLabelNames, decodeLabels } from "./decode-labels.ts";
import { decodeScalar } from "./decode-scalar.ts";
import { goTypeOf } from "./go-type.ts";
import { checkRepeatedKeys, repeatedKey } from "./repeated-keys.ts";
import { checkStruct } from "./struct-checks.ts";

/** Decodes a node that is not null as one of Prometheus' structures, and lists what Prometheus rejects in it. */
export function decodeStruct(node: YamlNode, name: string, reading: Reading): ConfigStruct | undefined {
  const info = structNamed(name);
  if (node.kind !== "map") {
    reading.problems.push(unmarshalProblem(node, info.innerGoType));
    return undefined;
  }
  const before = reading.problems.length;
  const fields = decodeFields(node, info, reading);
  const isSound = !reading.problems.slice(before).some(isOfType);
  const struct = new ConfigStruct(info, node, fields, isSound);
  // What is wrong within one job hides nothing that is wrong with another.
  if (isSound || name === "Config") checkStruct(struct, reading);
  return struct;
}

/** What go-yaml says itself; where it does, Prometheus gets no further than the end of the structure. */
function isOfType({ check }: ReadProblem): boolean {
  return check === "wrong-type" || check === "unknown-field" || check === "duplicate-key";
}

function decodeFields(map: YamlMap, info: ConfigStructInfo, reading: Reading): Map<string, ConfigField> {
  const fields = new Map<string, ConfigField>();
  let free: readonly string[] | undefined;
  for (const entry of map.entries) {
    // The older go-yaml takes null for an empty text here.
    const name = isNull(entry.key) ? "" : entry.key.value;
    const field = info.fields.get(name);
    if (field === undefined) {
      free ??= freeNames(map, info);
      reportUnknown(entry, { name, info, free }, reading);
      continue;
    }
    const earlier = fields.get(name);
    if (earlier === undefined) {
      fields.set(name, { info: field, entry, value: decode(entry.value, field.type, { entry, reading }) });
    } else {
      const message = `field ${name} already set in type ${info.innerGoType}`;
      reading.problems.push(repeatedKey(entry, earlier.entry, message));
    }
  }
  return fields;
}

interface Place {
  /** The field that the value stands in, at some depth. */
  readonly entry: YamlEntry;
  readonly reading: Reading;
}

function decode(node: YamlNode, type: ConfigType, place: Place): ConfigValue | undefined {
  if (isNull(node)) return undefined;
  const { reading } = place;
  switch (type.kind) {
    case "struct": {
      const struct = decodeStruct(node, type.name, reading);
      return struct && { kind: "struct", struct };
    }
    case "list":
      return decodeList(node, type, place);
    case "map":
      return decodeMap(node, type, place);
    case "labels":
    case "labelset":
      return decodeLabels(node, type, place);
    case "labelnames":
      return decodeLabelNames(node, place);
    case "any":
      checkRepeatedKeys(node, reading);
      return { kind: "any" };
    default:
      return decodeScalar(node, type, place);
  }
}

function decodeList(
  node: YamlNode,
  type: ConfigType & { kind: "list" },
  place: Place,
): ConfigValue | undefined {
  if (node.kind !== "list") {
    place.reading.problems.push(unmarshalProblem(node, goTypeOf(type)));
    return undefined;
  }
  const items: ConfigItem[] = node.items.map((item) => ({
    node: item,
    value: decode(item, type.item, place),
    isNull: isNull(item),
  }));
  return { kind: "list", items };
}

function decodeMap(
  node: YamlNode,
  type: ConfigType & { kind: "map" },
  place: Place,
): ConfigValue | undefined {
  if (node.kind !== "map") {
    place.reading.problems.push(unmarshalProblem(node, goTypeOf(type)));
    return undefined;
  }
  const entries = new Map<string, YamlEntry>();
  for (const entry of node.entries) {
    const earlier = entries.get(entry.key.value);
    if (earlier === undefined) {
      entries.set(entry.key.value, entry);
      decode(entry.value, type.value, { ...place, entry });
    } else {
      place.reading.problems.push(repeatedKey(entry, earlier));
    }
  }
  return { kind: "map", entries: [...entries.values()] };
}

/** Fields that newer releases know by another name. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["scrape_classic_histograms", "always_scrape_classic_histograms"],
]);

/** Fields of jobs that only VictoriaMetrics has. */
const victoriaFields: ReadonlySet<string> = new Set(
  (
    "stream_parse scrape_offset scrape_align_interval series_limit no_stale_markers disable_compression " +
    "disable_keepalive relabel_debug metric_relabel_debug max_scrape_size"
  ).split(" "),
);

/** Names that may still be given to a field. */
function freeNames(map: YamlMap, info: ConfigStructInfo): readonly string[] {
  const taken = new Set(map.entries.map(({ key }) => key.value));
  return [...info.fields.values()]
    .filter(({ name, isHidden }) => !isHidden && !taken.has(name))
    .map(({ name }) => name);
}

interface UnknownField {
  readonly name: string;
  readonly info: ConfigStructInfo;
  readonly free: readonly string[];
}

function reportUnknown(entry: YamlEntry, { name, info, free }: UnknownField, reading: Reading): void {
  const similar = renamed.get(name) ?? similarName(name, free);
  const elsewhere = victoriaFields.has(name) ? ". It is known in the dialect `victoriametrics`." : "";
  const hint = similar === undefined ? elsewhere : `. Did you mean \`${similar}\`?`;
  reading.problems.push({
    check: "unknown-field",
    span: entry.mergedBy ?? placeOfKey(entry),
    message: `field ${name} not found in type ${info.innerGoType}${hint}`,
    ...(similar !== undefined && entry.mergedBy === undefined && entry.keyAlias === undefined
      ? { fixes: [renameTo(similar, entry.key)] }
      : {}),
  });
}
