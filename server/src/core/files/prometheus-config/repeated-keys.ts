import type { YamlEntry, YamlNode } from "../../yaml/yaml-node.ts";
import type { Reading } from "../read-context.ts";
import { placeOfKey } from "../read-fields.ts";
import type { ReadProblem } from "../rule-file.ts";

/**
 * A key for the second time. A prometheus.yml is decoded by the older go-yaml, which has other words for it than the
 * one for rule files, and says nothing where nobody decodes.
 */
export function repeatedKey(entry: YamlEntry, first: YamlEntry, message?: string): ReadProblem {
  return {
    check: "duplicate-key",
    span: placeOfKey(entry),
    message: message ?? `key ${JSON.stringify(entry.key.value)} already set in map`,
    related: [{ span: placeOfKey(first), message: "The key is defined here." }],
  };
}

/** Looks into a value of which nothing else is known. */
export function checkRepeatedKeys(node: YamlNode, reading: Reading): void {
  if (node.kind === "list") for (const item of node.items) checkRepeatedKeys(item, reading);
  if (node.kind !== "map") return;
  const first = new Map<string, YamlEntry>();
  for (const entry of node.entries) {
    const earlier = first.get(entry.key.value);
    if (earlier === undefined) first.set(entry.key.value, entry);
    else reading.problems.push(repeatedKey(entry, earlier));
    checkRepeatedKeys(entry.value, reading);
  }
}
