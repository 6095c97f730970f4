import { test } from "node:test";
import { checkProject } from "../../../../test/support/project.ts";
import { noTargetsLeft } from "./no-targets-left.ts";

test("reports a rule that drops all targets", () =>
  checkProject(
    noTargetsLeft,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["a:80", "b:80"], labels: {env: prod}}]
  relabel_configs:
  - source_labels: [env]
    regex: production
    action: keep
#           ^^^^ No target of this job is left: this rule drops all of them.
- job_name: b
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - {source_labels: [job], regex: b, action: drop}
#                                            ^^^^ No target of this job is left: this rule drops all of them.
- job_name: c
  static_configs: [{targets: ["a:80", "b:80"]}]
  relabel_configs:
  - {source_labels: [__address__], regex: a.*, action: drop}
  - {source_labels: [__address__], regex: a.*, action: keep}
#                                                      ^^^^ No target of this job is left: this rule drops the last of them.
`,
  ));

test("reports a rule that takes the address away", () =>
  checkProject(
    noTargetsLeft,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  ec2_sd_configs: [{region: a}]
  relabel_configs:
  - {source_labels: [__meta_ec2_tag_Name], target_label: name}
  - {action: labelkeep, regex: job|name}
#            ^^^^^^^^^ No target of this job is left: this rule takes \`__address__\` away, without which there is nothing to scrape.
`,
  ));

test("stays silent where some target may be left", () =>
  checkProject(
    noTargetsLeft,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["a:80", "b:80"]}]
  relabel_configs: [{source_labels: [__address__], regex: a.*, action: drop}]
- job_name: b
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs: [{source_labels: [__meta_kubernetes_namespace], regex: a, action: keep}]
- job_name: c
  file_sd_configs: [{files: [a.yml]}]
  relabel_configs: [{source_labels: [job], regex: c, action: drop}]
- job_name: d
  relabel_configs: [{source_labels: [job], regex: d, action: drop}]
- job_name: shards
  static_configs: [{targets: [x]}]
  relabel_configs:
  - {source_labels: [__address__], modulus: 4, target_label: __tmp_hash, action: hashmod}
  - {source_labels: [__tmp_hash], regex: "1", action: keep}
- job_name: e
  static_configs: [{targets: ["a:80"]}]
  relabel_configs: [{action: labelkeep, regex: __.*|job}]
`,
  ));
