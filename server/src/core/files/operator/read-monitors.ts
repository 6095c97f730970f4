import type { YamlDocument, YamlMap } from "../../yaml/yaml-node.ts";
import { yamlReadProblem } from "../document-problems.ts";
import { fileKind } from "../file-kind.ts";
import { isMonitorResource } from "../kubernetes-kinds.ts";
import type { ReadOptions } from "../read-options.ts";
import type { ReadProblem } from "../rule-file.ts";
import { ManifestReader, mapOf, mapsOf } from "./manifest-reader.ts";
import type { Monitor } from "./monitor.ts";
import { readPodMonitor, readServiceMonitor } from "./read-endpoints-monitor.ts";
import { readProbe } from "./read-probe.ts";
import { readScrapeConfigResource } from "./read-scrape-config.ts";

export interface MonitorsReading {
  readonly monitors: readonly Monitor[];
  readonly problems: readonly ReadProblem[];
}

/** Reads the monitors of a stream of manifests; documents and items of other kinds are left alone. */
export function readMonitors(
  documents: readonly YamlDocument[],
  { text, options }: { readonly text: string; readonly options: ReadOptions },
): MonitorsReading {
  const reader = new ManifestReader(text, options);
  const monitors: Monitor[] = [];
  for (const { root, span, problems } of documents) {
    if (root?.kind === "map") monitors.push(...monitorsIn(root, reader));
    // What is broken may have lost its kind with the rest. A list that has rules, too, is reported with these.
    const isOurs = problems.length > 0 && fileKind(text.slice(span.from, span.to)) === "kubernetes-monitors";
    if (isOurs) reader.problems.push(...problems.map((problem) => yamlReadProblem(problem, text)));
  }
  return { monitors, problems: reader.problems };
}

/** The manifest itself, or the items of a list of manifests. */
function monitorsIn(manifest: YamlMap, reader: ManifestReader): Monitor[] {
  const kind = reader.textOf(manifest, "kind")?.value ?? "";
  const apiVersion = reader.textOf(manifest, "apiVersion")?.value ?? "";
  if (isMonitorResource(kind, apiVersion)) return [readMonitor(manifest, kind, reader)];
  if (!kind.endsWith("List")) return [];
  return mapsOf(manifest, "items").flatMap((item) => {
    // In a list of one kind the items need not say what they are.
    const itemKind = reader.textOf(item, "kind")?.value ?? kind.slice(0, -"List".length);
    const itemVersion = reader.textOf(item, "apiVersion")?.value ?? apiVersion;
    return isMonitorResource(itemKind, itemVersion) ? [readMonitor(item, itemKind, reader)] : [];
  });
}

function readMonitor(node: YamlMap, kind: string, reader: ManifestReader): Monitor {
  const metadata = mapOf(node, "metadata");
  const fields = {
    node,
    name: reader.textOf(metadata, "name"),
    namespace: reader.textOf(metadata, "namespace"),
  };
  const spec = mapOf(node, "spec");
  switch (kind) {
    case "ServiceMonitor":
      return { ...fields, ...readServiceMonitor(spec, reader) };
    case "PodMonitor":
      return { ...fields, ...readPodMonitor(spec, reader) };
    case "Probe":
      return { ...fields, ...readProbe(spec, reader) };
    default:
      return { ...fields, ...readScrapeConfigResource(spec, reader) };
  }
}
