import { type ConfigType, structNamed } from "./config-struct.ts";

/** A type in the words of Prometheus' messages. */
export function goTypeOf(type: ConfigType): string {
  switch (type.kind) {
    case "struct":
      return structNamed(type.name).goType;
    case "list":
      return listType(type);
    case "map":
      return mapType(type.value);
    case "text":
    case "duration":
    case "url":
    case "regex":
    case "choice":
      return "string";
    case "secret":
      return "config.plain";
    case "float":
      return "float64";
    case "bytes":
      return "units.Base2Bytes";
    case "protocol":
      return "config.ScrapeProtocol";
    case "labels":
      return "map[string]string";
    case "labelset":
      return "model.LabelSet";
    case "labelnames":
      return "model.LabelNames";
    case "any":
      return "interface {}";
    default:
      return type.kind;
  }
}

function listType({ item, pointers }: ConfigType & { kind: "list" }): string {
  if (item.kind === "struct" && item.name === "Alertmanager") return "config.AlertmanagerConfigs";
  return `[]${pointers ? "*" : ""}${item.kind === "secret" ? "config.Secret" : goTypeOf(item)}`;
}

function mapType(value: ConfigType): string {
  if (value.kind === "struct") return "config.plain";
  if (value.kind === "text") return "map[string]string";
  return value.kind === "list" && value.item.kind === "secret" ? "config.ProxyHeader" : "url.Values";
}
