import type { Dialect } from "./read-options.ts";

/** A kind of Kubernetes resource that holds rule groups. */
export interface RuleResourceKind {
  readonly kind: string;
  /** The API group that defines it; missing where every group that uses the name means the same thing. */
  readonly group?: string;
  readonly dialect: Dialect;
  /** What may stand in its `spec`, where the schema is known. */
  readonly spec?: { readonly group: string; readonly fields: readonly string[] };
  /** What the resource's schema allows in a group or a rule beside the dialect's fields, and what it does not. */
  readonly fields?: ResourceFields;
  /** A duration may be an empty text, which its operator takes for none. */
  readonly emptyDurations?: true;
}

export interface ResourceFields {
  readonly more?: ReadonlySet<string>;
  /** Names with what they are not allowed in: the schema is closed, so that `kubectl apply` refuses them. */
  readonly less?: ReadonlySet<string>;
}

const googleFields: ResourceFields = {
  less: new Set(["group.limit", "group.labels", "group.query_offset", "rule.keep_firing_for"]),
};

const loki = "loki.grafana.com";
const google = "monitoring.googleapis.com";
const googleSpec = { group: google, fields: ["groups"] };

export const ruleResourceKinds: readonly RuleResourceKind[] = [
  {
    kind: "PrometheusRule",
    dialect: "prometheus",
    spec: { group: "monitoring.coreos.com", fields: ["groups"] },
    fields: { more: new Set(["group.partial_response_strategy"]) },
    emptyDurations: true,
  },
  {
    kind: "VMRule",
    dialect: "victoriametrics",
    spec: { group: "operator.victoriametrics.com", fields: ["groups"] },
  },
  { kind: "Rules", group: google, dialect: "prometheus", spec: googleSpec, fields: googleFields },
  { kind: "ClusterRules", group: google, dialect: "prometheus", spec: googleSpec, fields: googleFields },
  { kind: "GlobalRules", group: google, dialect: "prometheus", spec: googleSpec, fields: googleFields },
  { kind: "AlertingRule", group: loki, dialect: "loki" },
  { kind: "RecordingRule", group: loki, dialect: "loki" },
  { kind: "AlertingRule", group: "monitoring.openshift.io", dialect: "prometheus" },
];

/** The kind of rule resource that a manifest's `kind:` and `apiVersion:` name, if any. */
export function ruleResourceKind(kind: string, apiVersion: string): RuleResourceKind | undefined {
  const group = apiGroup(apiVersion);
  return ruleResourceKinds.find(
    (known) => known.kind === kind && (known.group === undefined || known.group === group),
  );
}

/** `monitoring.coreos.com` of `monitoring.coreos.com/v1`. */
export function apiGroup(apiVersion: string): string {
  return apiVersion.split("/")[0] ?? "";
}

/** What a resource's rules are written in: its own dialect, or the one that was set for a kind that several tools read. */
export function resourceDialect(resource: RuleResourceKind, configured: Dialect): Dialect {
  return resource.dialect === "prometheus" && resource.group === undefined ? configured : resource.dialect;
}

/** Kinds of resource from which the Prometheus Operator makes scrape configurations. */
export const monitorKinds: ReadonlySet<string> = new Set([
  "ServiceMonitor",
  "PodMonitor",
  "Probe",
  "ScrapeConfig",
]);

/** The API groups of the operator itself, and of Azure's and Red Hat's builds of it. */
const monitorGroups: ReadonlySet<string> = new Set([
  "monitoring.coreos.com",
  "azmonitoring.coreos.com",
  "monitoring.rhobs",
]);

/** Where it is written that a resource is of such a group. */
export const monitorVersion =
  /apiVersion["']?[ \t]*:[ \t]*["']?(?:(?:az)?monitoring\.coreos\.com|monitoring\.rhobs)\//;

/** Whether a manifest's `kind:` and `apiVersion:` name a monitor: some of the words mean other things elsewhere. */
export function isMonitorResource(kind: string, apiVersion: string): boolean {
  return monitorKinds.has(kind) && monitorGroups.has(apiGroup(apiVersion));
}
