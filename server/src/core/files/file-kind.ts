/** What a file is, told from its content. `unknown` is every file that is none of ours. */
export type FileKind =
  | "rule-file"
  /** Kubernetes manifests that hold rules: PrometheusRule, Google's and VictoriaMetrics' kinds, ConfigMaps, Lists. */
  | "kubernetes-rules"
  | "prometheus-config"
  | "unit-test"
  | "alertmanager-config"
  | "telegraf-config"
  /** `promrules.yaml`, our own configuration. */
  | "promrules-config"
  /** A `.promql` file: one expression. */
  | "promql"
  | "unknown";
