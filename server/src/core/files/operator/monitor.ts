import type { YamlEntry, YamlMap, YamlScalar } from "../../yaml/yaml-node.ts";
import type { DurationField, LabelEntry, TextField } from "../rule-file.ts";
import type { Discovery, RelabelList, ScrapeParam, TargetGroup } from "../scrape-config.ts";

/**
 * A resource from which the Prometheus Operator makes scrape configurations, as far as labels depend on it.
 * Spans count from the start of the file. What is of the wrong type is missing: the API server refuses it.
 */
export type Monitor = ServiceMonitor | PodMonitor | Probe | ScrapeConfigResource;

interface MonitorFields {
  /** The whole manifest. */
  readonly node: YamlMap;
  readonly name: TextField | undefined;
  /** Often missing: whoever applies the manifest chooses the namespace. */
  readonly namespace: TextField | undefined;
}

interface EndpointsMonitor extends MonitorFields {
  readonly jobLabel: TextField | undefined;
  readonly podTargetLabels: readonly TextField[];
  readonly selector: LabelSelector;
  readonly namespaceSelector: NamespaceSelector;
  /** How targets are selected: by relabel rules, or by the service discovery itself. */
  readonly selectorMechanism: "RelabelConfig" | "RoleSelector";
  /** Whether `attachMetadata` adds the labels of a pod's node to its own. */
  readonly attachesNode: boolean;
  /** `endpoints` or `podMetricsEndpoints`. */
  readonly endpoints: readonly MonitorEndpoint[];
}

export interface ServiceMonitor extends EndpointsMonitor {
  readonly kind: "ServiceMonitor";
  readonly targetLabels: readonly TextField[];
  /** Missing where the Prometheus resource decides. */
  readonly serviceDiscoveryRole: TextField | undefined;
}

export interface PodMonitor extends EndpointsMonitor {
  readonly kind: "PodMonitor";
}

/** One way in which the targets of a monitor are scraped: each becomes a scrape configuration. */
export interface MonitorEndpoint extends ScrapeFields {
  readonly node: YamlMap;
  /** The list that it is an item of. */
  readonly list: YamlEntry;
  /** Counted from 0. */
  readonly index: number;
  readonly port: TextField | undefined;
  readonly portNumber: TextField | undefined;
  readonly targetPort: TextField | undefined;
  readonly filterRunning: boolean;
}

/** What every kind says about scraping. */
export interface ScrapeFields {
  readonly path: TextField | undefined;
  readonly scheme: TextField | undefined;
  readonly interval: DurationField | undefined;
  readonly scrapeTimeout: DurationField | undefined;
  readonly honorLabels: boolean;
  readonly params: readonly ScrapeParam[];
  readonly relabelings: RelabelList | undefined;
  readonly metricRelabelings: RelabelList | undefined;
}

export interface Probe extends MonitorFields, ScrapeFields {
  readonly kind: "Probe";
  readonly jobName: TextField | undefined;
  /** The address of the prober; `path` and `scheme` are the prober's, too. */
  readonly proberUrl: TextField | undefined;
  readonly module: TextField | undefined;
  /** If both are there, the static targets count. */
  readonly staticTargets: TargetGroup | undefined;
  readonly ingress: ProbeIngress | undefined;
}

export interface ProbeIngress {
  readonly entry: YamlEntry;
  readonly selector: LabelSelector;
  readonly namespaceSelector: NamespaceSelector;
}

export interface ScrapeConfigResource extends MonitorFields, ScrapeFields {
  readonly kind: "ScrapeConfig";
  readonly jobName: TextField | undefined;
  readonly staticConfigs: readonly TargetGroup[];
  readonly targetFiles: readonly TextField[];
  readonly discoveries: readonly Discovery[];
}

/** Kubernetes' way to select objects by their labels. */
export interface LabelSelector {
  readonly matchLabels: readonly LabelEntry[];
  readonly matchExpressions: readonly LabelRequirement[];
}

export interface LabelRequirement {
  readonly node: YamlMap;
  readonly key: TextField;
  readonly operator: TextField;
  readonly values: readonly TextField[];
}

export interface NamespaceSelector {
  readonly any: boolean;
  /** Empty without `any`: the namespace of the monitor. */
  readonly matchNames: readonly YamlScalar[];
}
