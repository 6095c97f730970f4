import type { YamlEntry, YamlMap } from "../../yaml/yaml-node.ts";
import type { Discovery, TargetGroup } from "../scrape-config.ts";
import { itemsOf, type ManifestReader, mapsOf } from "./manifest-reader.ts";
import type { ScrapeConfigResource } from "./monitor.ts";
import { readCommonFields, readParams } from "./read-endpoints-monitor.ts";
import { readRelabelings } from "./read-relabelings.ts";

export function readScrapeConfigResource(
  spec: YamlMap | undefined,
  reader: ManifestReader,
): Omit<ScrapeConfigResource, "node" | "name" | "namespace"> {
  return {
    kind: "ScrapeConfig",
    jobName: reader.textOf(spec, "jobName"),
    path: reader.textOf(spec, "metricsPath"),
    interval: reader.durationOf(spec, "scrapeInterval"),
    params: readParams(spec, reader),
    staticConfigs: mapsOf(spec, "staticConfigs").map((node) => readTargetGroup(node, reader)),
    targetFiles: mapsOf(spec, "fileSDConfigs").flatMap((node) => reader.textsOf(node, "files")),
    discoveries: (spec?.entries ?? []).flatMap((entry) => readDiscoveries(entry, reader)),
    relabelings: readRelabelings(spec, "relabelings", reader),
    ...readCommonFields(spec, reader),
  };
}

function readTargetGroup(node: YamlMap, reader: ManifestReader): TargetGroup {
  return { node, targets: reader.textsOf(node, "targets"), labels: reader.labelsOf(node, "labels") };
}

/** Those of one list: `kubernetesSDConfigs` is `kubernetes_sd_configs`. */
function readDiscoveries(entry: YamlEntry, reader: ManifestReader): Discovery[] {
  const sd = /^(\w+)SDConfigs$/.exec(entry.key.value)?.[1]?.toLowerCase();
  if (sd === undefined || sd === "file") return [];
  return itemsOf(entry).map((node) => {
    const map = node.kind === "map" ? node : undefined;
    const role = reader.textOf(map, sd === "ovhcloud" ? "service" : "role")?.value.toLowerCase();
    return { sd, entry, node, role: (role && otherNames[role]) || role };
  });
}

/** Prometheus' names of roles, where they differ in more than case. */
const otherNames: Readonly<Record<string, string>> = { dedicatedserver: "dedicated_server" };
