import type { YamlNode, YamlScalar } from "../../yaml/yaml-node.ts";
import { type ConfigFieldInfo, type ConfigType, structNamed } from "./config-struct.ts";

/** What a whole prometheus.yml is. */
const prometheusConfigType: ConfigType = { kind: "struct", name: "Config" };

/** What stands at a path of keys from the root of a prometheus.yml, or of something else; an item of a list counts as `-`. */
export function configTypeAt(path: readonly string[], root = prometheusConfigType): ConfigType | undefined {
  let type: ConfigType | undefined = root;
  for (const part of path) type = type && typeBelow(type, part);
  return type;
}

/** The field of a prometheus.yml, or of something else, whose key stands at an offset. */
export function configKeyAt(
  node: YamlNode | undefined,
  offset: number,
  root = prometheusConfigType,
): { readonly field: ConfigFieldInfo; readonly key: YamlScalar } | undefined {
  let at = node;
  let type: ConfigType | undefined = root;
  while (at !== undefined && type !== undefined && at.kind !== "scalar") {
    if (at.kind === "list") {
      at = at.items.find(({ span }) => span.from <= offset && offset <= span.to);
      type = typeBelow(type, "-");
      continue;
    }
    const entry = at.entries.find(
      ({ key, value, mergedBy, alias }) =>
        mergedBy === undefined &&
        alias === undefined &&
        key.span.from <= offset &&
        offset <= Math.max(key.span.to, value.span.to),
    );
    if (entry === undefined) return undefined;
    if (offset <= entry.key.span.to) {
      const field = type.kind === "struct" ? structNamed(type.name).fields.get(entry.key.value) : undefined;
      return field && { field, key: entry.key };
    }
    type = typeBelow(type, entry.key.value);
    at = entry.value;
  }
  return undefined;
}

function typeBelow(type: ConfigType, part: string): ConfigType | undefined {
  switch (type.kind) {
    case "struct":
      return structNamed(type.name).fields.get(part)?.type;
    case "list":
      return part === "-" ? type.item : undefined;
    case "map":
      return part === "-" ? undefined : type.value;
    default:
      return undefined;
  }
}
