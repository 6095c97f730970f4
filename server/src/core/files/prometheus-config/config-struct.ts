import { ownMetricFields } from "../own-metrics/metric-fields.ts";
import { discoveryFields } from "./discovery-fields.ts";
import { httpFields } from "./http-fields.ts";
import { mainFields } from "./main-fields.ts";

/** How the value of a field is decoded. */
export type ConfigType =
  | { readonly kind: ScalarKind }
  /** One of some words. */
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "struct"; readonly name: string }
  | { readonly kind: "list"; readonly item: ConfigType; readonly pointers: boolean }
  /** Names of any kind with values. */
  | { readonly kind: "map"; readonly value: ConfigType }
  /** Labels with texts: `labelset` refuses names that are none, `labels` leaves that to the structure. */
  | { readonly kind: "labels" | "labelset" }
  | { readonly kind: "labelnames" }
  /** Anything at all. */
  | { readonly kind: "any" };

type ScalarKind =
  | "text"
  | "secret"
  | "bool"
  | "int"
  | "int64"
  | "uint"
  | "uint64"
  | "float"
  | "duration"
  | "bytes"
  | "url"
  | "regex"
  | "protocol";

/** A field of one of Prometheus' structures: what decoding, completion and hover know of it. */
export interface ConfigFieldInfo {
  readonly name: string;
  readonly type: ConfigType;
  readonly summary: string;
  /** Accepted, but of no use in a prometheus.yml: never proposed. */
  readonly isHidden: boolean;
}

export interface ConfigStructInfo {
  readonly name: string;
  /** Go's name of the type, and the name that messages about its fields give. */
  readonly goType: string;
  readonly innerGoType: string;
  readonly fields: ReadonlyMap<string, ConfigFieldInfo>;
}

/** The structure with a name that a field's type gives. */
export function structNamed(name: string): ConfigStructInfo {
  structs ??= readTables(mainFields + httpFields + discoveryFields + ownMetricFields);
  return structs.get(name)!;
}

/** The formats that a target may be asked for. */
export const scrapeProtocols: readonly string[] = [
  "OpenMetricsText0.0.1",
  "OpenMetricsText1.0.0",
  "PrometheusProto",
  "PrometheusText0.0.4",
  "PrometheusText1.0.0",
];

/** The words that a field takes, where it takes only some. */
export function choicesOf(type: ConfigType): readonly string[] {
  if (type.kind === "choice") return type.choices;
  if (type.kind === "protocol") return scrapeProtocols;
  return type.kind === "bool" ? ["true", "false"] : [];
}

let structs: ReadonlyMap<string, ConfigStructInfo> | undefined;

/**
 * The tables are texts, since they are big: a line with a structure's name, Go's name of it and, where Prometheus
 * decodes another type in its place, that one's name; below it its fields with type and summary.
 * `+Name` stands for the fields of another structure; `~` before a type hides the field.
 */
function readTables(tables: string): ReadonlyMap<string, ConfigStructInfo> {
  const read = new Map<string, ConfigStructInfo & { readonly fields: Map<string, ConfigFieldInfo> }>();
  const includes = new Map<string, string[]>();
  let names: string[] = [];
  let fields = new Map<string, ConfigFieldInfo>();
  for (const line of tables.split("\n")) {
    if (line === "") continue;
    if (!line.startsWith(" ")) {
      const [, name = "", goType = "", inner] = /^(\S+) (\S+) ?(.*)$/.exec(line)!;
      const innerGoType = innerType(goType, inner!);
      fields = new Map();
      names = [];
      includes.set(name, names);
      read.set(name, { name, goType, innerGoType, fields });
      continue;
    }
    const [, name, type = "", summary = ""] = /^ {2}(\S+) ?(\S*) ?(.*)$/.exec(line)!;
    if (name!.startsWith("+")) names.push(name!.slice(1));
    else fields.set(name!, fieldInfo(name!, type, summary));
  }
  const include = (name: string) => {
    const { fields } = read.get(name)!;
    for (const other of includes.get(name)!.splice(0)) {
      for (const field of include(other).values()) fields.set(field.name, field);
    }
    return fields;
  };
  for (const name of read.keys()) include(name);
  return read;
}

/** The other type is one of the same package, but for those without a name. */
function innerType(goType: string, inner: string): string {
  if (inner === "") return goType;
  return inner.startsWith("struct ") ? inner : `${goType.split(".")[0]}.${inner}`;
}

function fieldInfo(name: string, type: string, summary: string): ConfigFieldInfo {
  const isHidden = type.startsWith("~");
  return { name, type: readType(isHidden ? type.slice(1) : type), summary, isHidden };
}

function readType(text: string): ConfigType {
  const inner = text.slice(1, -1);
  if (text.startsWith("[")) {
    const pointers = inner.startsWith("*");
    return { kind: "list", item: readType(pointers ? inner.slice(1) : inner), pointers };
  }
  if (text.startsWith("{")) return { kind: "map", value: readType(inner) };
  if (text.startsWith("choice(")) return { kind: "choice", choices: text.slice(7, -1).split(",") };
  if (/^[A-Z]/.test(text)) return { kind: "struct", name: text };
  return { kind: text } as ConfigType;
}
