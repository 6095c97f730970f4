import type { YamlEntry, YamlMap } from "./yaml-node.ts";

/** The first entry with this key; a second one is a mistake, which the reader of the YAML reports. */
export function findEntry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key.value === key);
}
