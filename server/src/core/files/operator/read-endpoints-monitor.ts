import type { YamlEntry, YamlMap } from "../../yaml/yaml-node.ts";
import type { ScrapeParam } from "../scrape-config.ts";
import { booleanOf, entryOf, itemsOf, type ManifestReader, mapOf } from "./manifest-reader.ts";
import type { MonitorEndpoint, PodMonitor, ScrapeFields, ServiceMonitor } from "./monitor.ts";
import { readRelabelings } from "./read-relabelings.ts";
import { readLabelSelector, readNamespaceSelector } from "./read-selector.ts";

export function readServiceMonitor(
  spec: YamlMap | undefined,
  reader: ManifestReader,
): Omit<ServiceMonitor, "node" | "name" | "namespace"> {
  return {
    kind: "ServiceMonitor",
    targetLabels: reader.textsOf(spec, "targetLabels"),
    serviceDiscoveryRole: reader.textOf(spec, "serviceDiscoveryRole"),
    ...readSpec(spec, "endpoints", reader),
  };
}

export function readPodMonitor(
  spec: YamlMap | undefined,
  reader: ManifestReader,
): Omit<PodMonitor, "node" | "name" | "namespace"> {
  return { kind: "PodMonitor", ...readSpec(spec, "podMetricsEndpoints", reader) };
}

function readSpec(spec: YamlMap | undefined, list: string, reader: ManifestReader) {
  const usesRoles = reader.textOf(spec, "selectorMechanism")?.value === "RoleSelector";
  return {
    jobLabel: reader.textOf(spec, "jobLabel"),
    podTargetLabels: reader.textsOf(spec, "podTargetLabels"),
    selector: readLabelSelector(mapOf(spec, "selector"), reader),
    namespaceSelector: readNamespaceSelector(spec),
    selectorMechanism: usesRoles ? ("RoleSelector" as const) : ("RelabelConfig" as const),
    attachesNode: booleanOf(mapOf(spec, "attachMetadata"), "node") === true,
    endpoints: readEndpoints(entryOf(spec, list), reader),
  };
}

function readEndpoints(list: YamlEntry | undefined, reader: ManifestReader): MonitorEndpoint[] {
  return itemsOf(list).flatMap((node, index) =>
    node.kind === "map" ? [readEndpoint(node, { list: list!, index, reader })] : [],
  );
}

interface EndpointPlace {
  readonly list: YamlEntry;
  readonly index: number;
  readonly reader: ManifestReader;
}

function readEndpoint(node: YamlMap, { list, index, reader }: EndpointPlace): MonitorEndpoint {
  return {
    node,
    list,
    index,
    port: reader.textOf(node, "port"),
    portNumber: reader.textOf(node, "portNumber"),
    targetPort: reader.textOf(node, "targetPort"),
    filterRunning: booleanOf(node, "filterRunning") !== false,
    path: reader.textOf(node, "path"),
    interval: reader.durationOf(node, "interval"),
    params: readParams(node, reader),
    relabelings: readRelabelings(node, "relabelings", reader),
    ...readCommonFields(node, reader),
  };
}

/** What has the same name in all kinds. */
export function readCommonFields(
  map: YamlMap | undefined,
  reader: ManifestReader,
): Pick<ScrapeFields, "scheme" | "scrapeTimeout" | "honorLabels" | "metricRelabelings"> {
  return {
    scheme: reader.textOf(map, "scheme"),
    scrapeTimeout: reader.durationOf(map, "scrapeTimeout"),
    honorLabels: booleanOf(map, "honorLabels") === true,
    metricRelabelings: readRelabelings(map, "metricRelabelings", reader),
  };
}

/** `params` as a map of lists, as all kinds but Probe have it. */
export function readParams(map: YamlMap | undefined, reader: ManifestReader): ScrapeParam[] {
  const params = mapOf(map, "params");
  return (params?.entries ?? []).map(({ key }) => ({ name: key, values: reader.textsOf(params, key.value) }));
}
