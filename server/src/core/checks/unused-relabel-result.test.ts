import { test } from "node:test";
import { checkProject } from "../../../../test/support/project.ts";
import { unusedRelabelResult } from "./unused-relabel-result.ts";

test("reports what is overwritten, taken away, or left in a temporary label", () =>
  checkProject(
    unusedRelabelResult,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["x:80"]}]
  relabel_configs:
  - source_labels: [__address__]
    target_label: host
#                 ^^^^ What this rule puts into \`host\` is lost: relabel rule 3 overwrites it before anything reads it.
  - source_labels: [__address__]
    regex: (.+):\\d+
    target_label: __tmp_host
#                 ^^^^^^^^^^ Nothing reads \`__tmp_host\` behind this rule, and it is taken away after relabelling.
  - {target_label: host, replacement: b}
  - target_label: zone
#                 ^^^^ What this rule puts into \`zone\` is lost: relabel rule 5 takes the label away before anything reads it.
    replacement: c
  - {action: labeldrop, regex: zo.*}
`,
  ));

test("stays silent on labels that somebody reads, and that have effects of their own", () =>
  checkProject(
    unusedRelabelResult,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: blackbox
  static_configs: [{targets: [x]}]
  relabel_configs:
  - {source_labels: [__address__], target_label: __param_target}
  - {source_labels: [__param_target], target_label: instance}
  - {target_label: __address__, replacement: "prober:9115"}
  - {target_label: __metrics_path__, replacement: /probe}
  - {target_label: __something_new__, replacement: a}
- job_name: default and exception
  static_configs: [{targets: [x, test-x]}]
  relabel_configs:
  - {target_label: env, replacement: prod}
  - {source_labels: [__address__], regex: "test.*", target_label: env, replacement: test}
- job_name: shards
  static_configs: [{targets: [x]}]
  relabel_configs:
  - {source_labels: [__address__], modulus: 4, target_label: __tmp_hash, action: hashmod}
  - {source_labels: [__tmp_hash], regex: "1", action: keep}
  - {target_label: __tmp_b, replacement: b}
  - {action: labelmap, regex: __tmp_(.+)}
  - {source_labels: [job], target_label: team}
  - {source_labels: [team], target_label: team, regex: (.+)}
  - {source_labels: [team], target_label: team}
  metric_relabel_configs:
  - {source_labels: [le], target_label: __tmp_le}
`,
  ));

test("does not know what the operator adds behind the rules of a monitor", () =>
  checkProject(
    unusedRelabelResult,
    `
#- /w/monitor.yml
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: a}
spec:
  podMetricsEndpoints:
  - port: web
    relabelings:
    - {sourceLabels: [__address__], targetLabel: __tmp_hash}
    - sourceLabels: [__address__]
      targetLabel: host
#                  ^^^^ What this rule puts into \`host\` is lost: relabel rule 3 overwrites it before anything reads it.
    - {targetLabel: host, replacement: b}
`,
  ));
