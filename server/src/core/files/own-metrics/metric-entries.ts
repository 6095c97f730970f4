import { findEntry } from "../../yaml/find-entry.ts";
import type { YamlEntry } from "../../yaml/yaml-node.ts";
import type { ConfigType } from "../prometheus-config/config-struct.ts";
import type { SourceFile } from "../source-file.ts";

/** What a whole `.promrules/metrics.yaml` is. */
export const ownMetricsType: ConfigType = { kind: "struct", name: "OwnMetrics" };

/** The metrics that are written in a `.promrules/metrics.yaml`, by the keys that name them; none in other files. */
export function ownMetricEntries(file: SourceFile): readonly YamlEntry[] {
  if (file.kind !== "own-metrics") return [];
  const { root } = file.chunkAt(0).chunk.documents[0] ?? {};
  const metrics = root?.kind === "map" ? findEntry(root, "metrics")?.value : undefined;
  if (metrics?.kind !== "map") return [];
  return metrics.entries.filter(({ mergedBy, keyAlias }) => mergedBy === undefined && keyAlias === undefined);
}
