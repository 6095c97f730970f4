import type { YamlMap } from "../../yaml/yaml-node.ts";
import { booleanOf, entryOf, itemsOf, type ManifestReader, mapOf, mapsOf } from "./manifest-reader.ts";
import type { LabelRequirement, LabelSelector, NamespaceSelector } from "./monitor.ts";

export function readLabelSelector(map: YamlMap | undefined, reader: ManifestReader): LabelSelector {
  const matchExpressions: LabelRequirement[] = [];
  for (const node of mapsOf(map, "matchExpressions")) {
    const key = reader.textOf(node, "key");
    const operator = reader.textOf(node, "operator");
    if (key === undefined || operator === undefined) continue;
    matchExpressions.push({ node, key, operator, values: reader.textsOf(node, "values") });
  }
  return { matchLabels: reader.labelsOf(map, "matchLabels"), matchExpressions };
}

export function readNamespaceSelector(owner: YamlMap | undefined): NamespaceSelector {
  const map = mapOf(owner, "namespaceSelector");
  const names = itemsOf(entryOf(map, "matchNames"));
  return {
    any: booleanOf(map, "any") === true,
    matchNames: names.filter((name) => name.kind === "scalar"),
  };
}
