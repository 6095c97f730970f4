import { test } from "node:test";
import { checkProject } from "../../../../test/support/project.ts";
import { lateMetaLabel } from "./late-meta-label.ts";

test("reports labels of targets in rules for series and alerts", () =>
  checkProject(
    lateMetaLabel,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
  metric_relabel_configs:
  - source_labels: [__meta_kubernetes_pod_name]
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`__meta_kubernetes_pod_name\` is always empty here: series do not have it, only targets in \`relabel_configs\` do.
    target_label: pod
alerting:
  alert_relabel_configs:
  - source_labels: [__address__]
#                   ^^^^^^^^^^^ \`__address__\` is always empty here: alerts do not have it, only targets in \`relabel_configs\` do.
    target_label: host
`,
  ));

test("reports them in monitors", () =>
  checkProject(
    lateMetaLabel,
    `
#- /w/monitor.yml
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: a}
spec:
  podMetricsEndpoints:
  - port: web
    metricRelabelings:
    - sourceLabels: [__meta_kubernetes_pod_node_name]
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`__meta_kubernetes_pod_node_name\` is always empty here: series do not have it, only targets in \`relabel_configs\` do.
      targetLabel: node
`,
  ));

test("stays silent on names of series and on labels that rules made", () =>
  checkProject(
    lateMetaLabel,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  metric_relabel_configs:
  - {source_labels: [__name__, le, __tmp], regex: a;b;c, action: drop}
  - {source_labels: [le], target_label: __meta_x}
  - {source_labels: [__meta_x], target_label: x}
`,
  ));
