import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode } from "../../yaml/yaml-node.ts";
import { placeOfKey } from "../read-fields.ts";
import type { DurationField, LabelsField, TextField } from "../rule-file.ts";
import type { ConfigFieldInfo, ConfigStructInfo } from "./config-struct.ts";

/** What a value says. One that is null or of the wrong type has none. */
export type ConfigValue =
  | { readonly kind: "text"; readonly field: TextField }
  | { readonly kind: "duration"; readonly field: DurationField }
  | { readonly kind: "number"; readonly field: TextField; readonly number: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "struct"; readonly struct: ConfigStruct }
  | { readonly kind: "list"; readonly items: readonly ConfigItem[] }
  | { readonly kind: "map"; readonly entries: readonly YamlEntry[] }
  | { readonly kind: "labels"; readonly field: LabelsField }
  | { readonly kind: "any" };

export interface ConfigItem {
  readonly node: YamlNode;
  readonly value: ConfigValue | undefined;
  readonly isNull: boolean;
}

export interface ConfigField {
  readonly info: ConfigFieldInfo;
  readonly entry: YamlEntry;
  readonly value: ConfigValue | undefined;
}

/** A mapping that was decoded as one of Prometheus' structures, with short ways to what its fields say. */
export class ConfigStruct {
  readonly info: ConfigStructInfo;
  readonly node: YamlMap;
  readonly fields: ReadonlyMap<string, ConfigField>;
  /** Whether all in it has the right type. Prometheus looks at what a structure means only if so. */
  readonly isSound: boolean;

  constructor(
    info: ConfigStructInfo,
    node: YamlMap,
    fields: ReadonlyMap<string, ConfigField>,
    isSound: boolean,
  ) {
    this.info = info;
    this.node = node;
    this.fields = fields;
    this.isSound = isSound;
  }

  entry(name: string): YamlEntry | undefined {
    return this.fields.get(name)?.entry;
  }

  /** Whether a field is written with a value that is not null. */
  has(name: string): boolean {
    return this.fields.get(name)?.value !== undefined;
  }

  textField(name: string): TextField | undefined {
    const value = this.fields.get(name)?.value;
    return value?.kind === "text" ? value.field : undefined;
  }

  /** As Go has it: a text that is not written is empty. */
  text(name: string, otherwise = ""): string {
    const field = this.fields.get(name);
    if (field === undefined) return otherwise;
    return field.value?.kind === "text" ? field.value.field.value : "";
  }

  durationField(name: string): DurationField | undefined {
    const value = this.fields.get(name)?.value;
    return value?.kind === "duration" ? value.field : undefined;
  }

  /** In milliseconds; `undefined` when it is written and no duration. */
  duration(name: string, otherwise = 0): number | undefined {
    const field = this.fields.get(name);
    if (field === undefined) return otherwise;
    return field.value?.kind === "duration" ? field.value.field.milliseconds : 0;
  }

  number(name: string, otherwise = 0): number {
    const field = this.fields.get(name);
    if (field === undefined) return otherwise;
    return field.value?.kind === "number" ? field.value.number : 0;
  }

  bool(name: string, otherwise = false): boolean {
    const field = this.fields.get(name);
    if (field === undefined) return otherwise;
    return field.value?.kind === "bool" && field.value.value;
  }

  struct(name: string): ConfigStruct | undefined {
    const value = this.fields.get(name)?.value;
    return value?.kind === "struct" ? value.struct : undefined;
  }

  items(name: string): readonly ConfigItem[] {
    const value = this.fields.get(name)?.value;
    return value?.kind === "list" ? value.items : [];
  }

  structs(name: string): readonly ConfigStruct[] {
    return this.items(name).flatMap(({ value }) => (value?.kind === "struct" ? [value.struct] : []));
  }

  texts(name: string): readonly TextField[] {
    return this.items(name).flatMap(({ value }) => (value?.kind === "text" ? [value.field] : []));
  }

  mapEntries(name: string): readonly YamlEntry[] {
    const value = this.fields.get(name)?.value;
    return value?.kind === "map" ? value.entries : [];
  }

  labels(name: string): LabelsField | undefined {
    const value = this.fields.get(name)?.value;
    return value?.kind === "labels" ? value.field : undefined;
  }

  /** Where a mistake is shown that is about a field: at its value, or where it is missing, at the start of the structure. */
  place(name?: string): Span {
    const entry = name === undefined ? undefined : this.entry(name);
    if (entry !== undefined) return this.has(name!) ? placeOfValue(entry) : placeOfKey(entry);
    const first = this.node.entries[0];
    return first === undefined ? this.node.span : placeOfKey(first);
  }
}

function placeOfValue(entry: YamlEntry): Span {
  if (entry.mergedBy !== undefined) return entry.mergedBy;
  // Of a collection its key is shown: it may have a thousand lines.
  return entry.alias ?? (entry.value.kind === "scalar" ? entry.value.span : entry.key.span);
}
