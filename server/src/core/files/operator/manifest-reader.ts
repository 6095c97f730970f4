import { parseDuration } from "../../promql/duration.ts";
import { findEntry } from "../../yaml/find-entry.ts";
import { scalarType } from "../../yaml/scalar-type.ts";
import type { YamlEntry, YamlMap, YamlNode } from "../../yaml/yaml-node.ts";
import { isNull } from "../read-fields.ts";
import type { ReadOptions } from "../read-options.ts";
import { durationField, textField } from "../read-values.ts";
import type { DurationField, LabelEntry, ReadProblem, TextField } from "../rule-file.ts";

/**
 * Reads the values of a manifest. What is of another type than its field is as if it were not there: the schemas in
 * the cluster decide about that, and they come in many versions.
 */
export class ManifestReader {
  readonly text: string;
  readonly options: ReadOptions;
  readonly problems: ReadProblem[] = [];

  constructor(text: string, options: ReadOptions) {
    this.text = text;
    this.options = options;
  }

  textOf(map: YamlMap | undefined, name: string): TextField | undefined {
    const entry = entryOf(map, name);
    return entry?.value.kind === "scalar" ? textField(entry, entry.value, this.text) : undefined;
  }

  /** The texts of a list; what else stands in it is left out. */
  textsOf(map: YamlMap | undefined, name: string): TextField[] {
    const entry = entryOf(map, name);
    const texts: TextField[] = [];
    for (const item of itemsOf(entry)) {
      if (item.kind === "scalar" && !isNull(item)) texts.push(textField(entry!, item, this.text));
    }
    return texts;
  }

  durationOf(map: YamlMap | undefined, name: string): DurationField | undefined {
    const entry = entryOf(map, name);
    if (entry?.value.kind !== "scalar" || entry.value.value === "") return undefined;
    const parsed = parseDuration(entry.value.value);
    const milliseconds = parsed.ok ? parsed.milliseconds : undefined;
    return durationField(entry, { scalar: entry.value, text: this.text, milliseconds });
  }

  /** Names with their texts. */
  labelsOf(map: YamlMap | undefined, name: string): LabelEntry[] {
    const labels: LabelEntry[] = [];
    for (const entry of mapOf(map, name)?.entries ?? []) {
      const { key, value } = entry;
      if (value.kind !== "scalar") continue;
      labels.push({ entry, name: key, value, text: isNull(value) ? "" : value.value });
    }
    return labels;
  }
}

/** An entry with a value; YAML's null is none. */
export function entryOf(map: YamlMap | undefined, name: string): YamlEntry | undefined {
  const entry = map === undefined ? undefined : findEntry(map, name);
  return entry === undefined || isNull(entry.value) ? undefined : entry;
}

export function mapOf(map: YamlMap | undefined, name: string): YamlMap | undefined {
  const value = entryOf(map, name)?.value;
  return value?.kind === "map" ? value : undefined;
}

/** The maps among the items of a list, each with its index. */
export function mapsOf(map: YamlMap | undefined, name: string): YamlMap[] {
  return itemsOf(entryOf(map, name)).filter((item) => item.kind === "map");
}

export function itemsOf(entry: YamlEntry | undefined): readonly YamlNode[] {
  return entry?.value.kind === "list" ? entry.value.items : [];
}

/** `undefined` where nothing is said. The words of YAML 1.1 count: manifests are read by its rules. */
export function booleanOf(map: YamlMap | undefined, name: string): boolean | undefined {
  const value = entryOf(map, name)?.value;
  if (value?.kind !== "scalar") return undefined;
  if (scalarType(value) === "!!bool") return value.value.toLowerCase() === "true";
  if (value.style !== "plain") return undefined;
  if (/^(?:y|yes|on)$/i.test(value.value)) return true;
  return /^(?:n|no|off)$/i.test(value.value) ? false : undefined;
}
