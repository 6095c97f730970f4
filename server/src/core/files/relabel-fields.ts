import type { RelabelAction } from "../labels/relabel-config.ts";
import type { FileKind } from "./file-kind.ts";
import { type ConfigFieldInfo, structNamed } from "./prometheus-config/config-struct.ts";

/** The fields of relabel rules as they are written in a kind of file, by the keys of the lists that the rules stand in. */
export interface RelabelFields {
  readonly lists: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, ConfigFieldInfo>;
}

/** Missing for files that have no relabel rules. */
export function relabelFieldsIn(kind: FileKind): RelabelFields | undefined {
  if (kind === "prometheus-config") {
    inConfig ??= configFields();
    return inConfig;
  }
  if (kind !== "kubernetes-monitors") return undefined;
  inMonitors ??= monitorFields();
  return inMonitors;
}

/** What each action does, in a sentence. */
export const relabelActionSummaries: Readonly<Record<RelabelAction, string>> = {
  replace:
    "Writes the replacement to the target label if the pattern matches; an empty result removes the label.",
  keep: "Drops what the pattern does not match.",
  drop: "Drops what the pattern matches.",
  keepequal: "Drops it unless the joined values are those of the target label.",
  dropequal: "Drops it if the joined values are those of the target label.",
  hashmod: "Writes the hash of the joined values, modulo `modulus`, to the target label.",
  labelmap: "Copies each label whose name the pattern matches to the name that the replacement makes of it.",
  labeldrop: "Removes each label whose name the pattern matches.",
  labelkeep: "Removes each label whose name the pattern does not match.",
  lowercase: "Writes the joined values in lower case to the target label.",
  uppercase: "Writes the joined values in upper case to the target label.",
};

let inConfig: RelabelFields | undefined;
let inMonitors: RelabelFields | undefined;

function configFields(): RelabelFields {
  const lists = [
    "relabel_configs",
    "metric_relabel_configs",
    "alert_relabel_configs",
    "write_relabel_configs",
  ];
  return { lists: new Set(lists), fields: structNamed("Relabel").fields };
}

/** The operator's resources have the same fields in camel case. */
function monitorFields(): RelabelFields {
  const fields = new Map<string, ConfigFieldInfo>();
  for (const field of structNamed("Relabel").fields.values()) {
    const name = field.name.replace(/_[a-z]/g, (part) => part[1]!.toUpperCase());
    fields.set(name, { ...field, name });
  }
  return { lists: new Set(["relabelings", "metricRelabelings", "relabelingConfigs"]), fields };
}
