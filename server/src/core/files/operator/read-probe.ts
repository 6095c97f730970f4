import type { YamlMap } from "../../yaml/yaml-node.ts";
import type { ScrapeParam } from "../scrape-config.ts";
import { entryOf, type ManifestReader, mapOf, mapsOf } from "./manifest-reader.ts";
import type { Probe } from "./monitor.ts";
import { readCommonFields } from "./read-endpoints-monitor.ts";
import { readRelabelings } from "./read-relabelings.ts";
import { readLabelSelector, readNamespaceSelector } from "./read-selector.ts";

export function readProbe(
  spec: YamlMap | undefined,
  reader: ManifestReader,
): Omit<Probe, "node" | "name" | "namespace"> {
  const targets = mapOf(spec, "targets");
  const prober = mapOf(spec, "prober");
  const staticConfig = mapOf(targets, "staticConfig");
  const ingress = mapOf(targets, "ingress");
  return {
    kind: "Probe",
    jobName: reader.textOf(spec, "jobName"),
    module: reader.textOf(spec, "module"),
    proberUrl: reader.textOf(prober, "url"),
    path: reader.textOf(prober, "path"),
    interval: reader.durationOf(spec, "interval"),
    params: readParamList(spec, reader),
    staticTargets: staticConfig && {
      node: staticConfig,
      targets: reader.textsOf(staticConfig, "static"),
      labels: reader.labelsOf(staticConfig, "labels"),
    },
    ingress: ingress && {
      entry: entryOf(targets, "ingress")!,
      selector: readLabelSelector(mapOf(ingress, "selector"), reader),
      namespaceSelector: readNamespaceSelector(ingress),
    },
    // Both are read, for their mistakes.
    ...chosenRelabelings(staticConfig, ingress, reader),
    ...readCommonFields(spec, reader),
    scheme: reader.textOf(prober, "scheme"),
  };
}

/** If both kinds of targets are there, the static ones count. */
function chosenRelabelings(
  staticConfig: YamlMap | undefined,
  ingress: YamlMap | undefined,
  reader: ManifestReader,
): Pick<Probe, "relabelings"> {
  const ofStatic = readRelabelings(staticConfig, "relabelingConfigs", reader);
  const ofIngress = readRelabelings(ingress, "relabelingConfigs", reader);
  return { relabelings: staticConfig === undefined ? ofIngress : ofStatic };
}

/** A list of names with values. */
function readParamList(spec: YamlMap | undefined, reader: ManifestReader): ScrapeParam[] {
  const params: ScrapeParam[] = [];
  for (const param of mapsOf(spec, "params")) {
    const name = reader.textOf(param, "name");
    if (name !== undefined) params.push({ name: name.scalar, values: reader.textsOf(param, "values") });
  }
  return params;
}
