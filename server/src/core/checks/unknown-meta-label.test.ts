import { test } from "node:test";
import { checkProject, checkProjectFix } from "../../../../test/support/project.ts";
import { unknownMetaLabel } from "./unknown-meta-label.ts";

test("reports slips, and labels of other roles and discoveries", () =>
  checkProject(
    unknownMetaLabel,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  kubernetes_sd_configs: [{role: node}]
  relabel_configs:
  - source_labels: [__meta_kubernetes_pod_name]
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`__meta_kubernetes_pod_name\` is always empty: \`kubernetes_sd_configs\` with the role \`node\` does not give it. It comes from \`kubernetes_sd_configs\` with the role \`pod\`.
    target_label: pod
  - source_labels: [__meta_kubernetes_node_nmae]
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`__meta_kubernetes_node_nmae\` is always empty: \`kubernetes_sd_configs\` with the role \`node\` does not give it. Did you mean \`__meta_kubernetes_node_name\`?
    target_label: node
- job_name: b
  static_configs: [{targets: [x]}]
  relabel_configs:
  - source_labels: [__meta_ec2_instance_id]
#                   ^^^^^^^^^^^^^^^^^^^^^^ \`__meta_ec2_instance_id\` is always empty: \`static_configs\` does not give it. It comes from \`ec2_sd_configs\`.
    target_label: node
`,
  ));

test("reports a labelmap that finds nothing to map", () =>
  checkProject(
    unknownMetaLabel,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  kubernetes_sd_configs: [{role: node}]
  relabel_configs:
  - action: labelmap
    regex: __meta_kubernetes_pod_label_(.+)
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This matches none of the labels that \`kubernetes_sd_configs\` with the role \`node\` gives.
  - action: labelmap
    regex: __meta_kubernetes_node_label_(.+)
`,
  ));

test("knows the role of a monitor, and that endpoints may come in slices", () =>
  checkProject(
    unknownMetaLabel,
    `
#- /w/monitor.yml
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: a}
spec:
  endpoints:
  - port: web
    relabelings:
    - sourceLabels: [__meta_kubernetes_pod_node_name, __meta_kubernetes_endpoint_port_name, __meta_kubernetes_endpointslice_port_name]
      targetLabel: node
    - sourceLabels: [__meta_kubernetes_ingress_name]
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`__meta_kubernetes_ingress_name\` is always empty: the discovery of this monitor with the role \`endpoints\` does not give it. It comes from \`kubernetes_sd_configs\` with the role \`ingress\`.
      targetLabel: ingress
`,
  ));

test("stays silent on what may be there", () =>
  checkProject(
    unknownMetaLabel,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: newer release
  ec2_sd_configs: [{region: a}]
  relabel_configs:
  - {source_labels: [__meta_ec2_something_quite_new], target_label: a}
  - {source_labels: [__meta_ec2_tag_Anything], target_label: b}
- job_name: any label
  http_sd_configs: [{url: "http://a"}]
  relabel_configs: [{source_labels: [__meta_whatever], target_label: a}]
- job_name: files
  file_sd_configs: [{files: [a.yml]}]
  relabel_configs: [{source_labels: [__meta_whatever], target_label: a}]
- job_name: made before
  static_configs: [{targets: [x], labels: {__meta_mine: a}}]
  relabel_configs:
  - {source_labels: [__meta_mine], target_label: __meta_own}
  - {source_labels: [__meta_own], target_label: a}
- job_name: one of two
  static_configs: [{targets: [x]}]
  dns_sd_configs: [{names: [a]}]
  relabel_configs: [{source_labels: [__meta_dns_name], target_label: a}]
- job_name: empty
  relabel_configs: [{source_labels: [__meta_dns_name], target_label: a}]
- job_name: attached
  kubernetes_sd_configs: [{role: endpointslice, attach_metadata: {node: true}}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_node_label_zone, __meta_kubernetes_pod_name], target_label: a}
`,
  ));

test("offers the nearest name", () =>
  checkProjectFix(
    "Write `__meta_kubernetes_pod_name`",
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - source_labels: ["<|>__meta_kubernetes_pod_nane"]
    target_label: pod
`,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - source_labels: ["__meta_kubernetes_pod_name"]
    target_label: pod
`,
  ));
