import type { Dialect } from "./read-options.ts";

/** A kind of Kubernetes resource that holds rule groups. */
export interface RuleResourceKind {
  readonly kind: string;
  /** The API group that defines it; missing where every group that uses the name means the same thing. */
  readonly group?: string;
  readonly dialect: Dialect;
  /** Who reads it: decides which fields a group and a rule may have. */
  readonly reader: "prometheus-operator" | "google" | "victoriametrics" | "loki" | "openshift";
}

export const ruleResourceKinds: readonly RuleResourceKind[] = [
  { kind: "PrometheusRule", dialect: "prometheus", reader: "prometheus-operator" },
  { kind: "VMRule", dialect: "victoriametrics", reader: "victoriametrics" },
  { kind: "Rules", group: "monitoring.googleapis.com", dialect: "prometheus", reader: "google" },
  { kind: "ClusterRules", group: "monitoring.googleapis.com", dialect: "prometheus", reader: "google" },
  { kind: "GlobalRules", group: "monitoring.googleapis.com", dialect: "prometheus", reader: "google" },
  { kind: "AlertingRule", group: "loki.grafana.com", dialect: "loki", reader: "loki" },
  { kind: "RecordingRule", group: "loki.grafana.com", dialect: "loki", reader: "loki" },
  { kind: "AlertingRule", group: "monitoring.openshift.io", dialect: "prometheus", reader: "openshift" },
];

/** The kind of rule resource that a manifest's `kind:` and `apiVersion:` name, if any. */
export function ruleResourceKind(kind: string, apiVersion: string): RuleResourceKind | undefined {
  const group = apiVersion.split("/")[0];
  return ruleResourceKinds.find(
    (known) => known.kind === kind && (known.group === undefined || known.group === group),
  );
}
