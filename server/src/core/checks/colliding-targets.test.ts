import { test } from "node:test";
import { checkProject } from "../../../../test/support/project.ts";
import { collidingTargets } from "./colliding-targets.ts";

test("reports targets that end up with the same labels", () =>
  checkProject(
    collidingTargets,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs:
  - targets: ["a:80", "a:81"]
#                     ^^^^^^ This target gets the same labels as another one of the job, so their series collide.
  relabel_configs:
  - {source_labels: [__address__], regex: "(.+):.*", target_label: instance}
- job_name: blackbox
  static_configs: [{targets: [x, y]}]
#                                ^ This target gets the same labels as another one of the job, so their series collide.
  relabel_configs:
  - {source_labels: [__address__], target_label: __param_target}
  - {target_label: __address__, replacement: "prober:9115"}
`,
  ));

test("reports metric relabelling that drops what tells targets apart", () =>
  checkProject(
    collidingTargets,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["a:80", "b:80"]}]
  metric_relabel_configs:
  - {action: labeldrop, regex: pod|instance}
#                              ^^^^^^^^^^^^ This takes away what tells targets of the job apart, so their series collide.
`,
  ));

test("stays silent where something tells targets apart, or they are the same", () =>
  checkProject(
    collidingTargets,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["a:80", "a:80", "b:80"]}]
- job_name: b
  static_configs:
  - {targets: ["a:80"], labels: {dc: a}}
  - {targets: ["b:80"], labels: {dc: b}}
  metric_relabel_configs: [{action: labeldrop, regex: instance}]
- job_name: c
  static_configs: [{targets: ["a:80", "b:80"]}]
  metric_relabel_configs:
  - {source_labels: [instance], target_label: host}
  - {action: labeldrop, regex: instance}
- job_name: d
  honor_labels: true
  static_configs: [{targets: ["a:80", "b:80"]}]
  metric_relabel_configs: [{action: labeldrop, regex: instance}]
- job_name: e
  static_configs: [{targets: ["a:80", "b:80"]}]
  metric_relabel_configs:
  - {source_labels: [__name__], regex: only_here_.*, action: keep}
  - {action: labeldrop, regex: instance}
`,
  ));
