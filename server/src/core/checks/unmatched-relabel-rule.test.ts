import { test } from "node:test";
import { checkProject } from "../../../../test/support/project.ts";
import { unmatchedRelabelRule } from "./unmatched-relabel-rule.ts";

test("reports a regex that matches no known target", () =>
  checkProject(
    unmatchedRelabelRule,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: node
  static_configs: [{targets: ["a.example.org:80", "b.example.org:80"]}]
  relabel_configs:
  - source_labels: [job]
    regex: nod
#          ^^^ This never matches: the value is always \`node\`, and all of it has to match.
    target_label: a
    replacement: b
  - source_labels: [__address__]
    regex: example
#          ^^^^^^^ This never matches any target of the job: all of the value has to match.
    action: drop
`,
  ));

test("reports a regex that forgets the separator", () =>
  checkProject(
    unmatchedRelabelRule,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: pods
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_pod_name]
    regex: (\\w+)/(\\w+)
#          ^^^^^^^^^^^ This never matches any target of the job: the values of the source labels are joined with \`;\`, and all of it has to match.
    target_label: a
`,
  ));

test("stays silent where something may match, where a label is missing, and where files say what the targets are", () =>
  checkProject(
    unmatchedRelabelRule,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["a:80", "b:9100"]}]
  relabel_configs:
  - {source_labels: [__address__], regex: "b:.*", target_label: a}
  - {source_labels: [zone], regex: (.+), target_label: dc}
  - {source_labels: [__address__, zone], regex: "a;.+", target_label: dc}
- job_name: b
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - {source_labels: [__address__, __meta_kubernetes_pod_annotation_port], regex: "([^:]+)(?::\\\\d+)?;(\\\\d+)", replacement: "$1:$2", target_label: __address__}
- job_name: c
  file_sd_configs: [{files: [a.yml]}]
  relabel_configs: [{source_labels: [job], regex: d, action: drop}]
`,
  ));
