import assert from "node:assert/strict";
import { test } from "node:test";
import { filesOf, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { Random } from "../../../../test/support/random.ts";
import { editFile } from "../files/edit-file.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { FileProblems } from "./file-problems.ts";
import { misspeltMetric } from "./misspelt-metric.ts";
import { unknownLabel } from "./unknown-label.ts";

const files = `#- /w/prometheus.yml
global: { external_labels: { cluster: a } }
rule_files: [rules.yml]
scrape_configs:
- job_name: a
  static_configs: [{targets: [x], labels: {team: red, pod: p}}]
  metric_relabel_configs:
  - { source_labels: [mode], target_label: team }
#- /w/rules.yml
groups:
- name: a
  rules:
  - record: probe_success
    expr: node_cpu_seconds_total{mode="idle", exported_pod="a", cluster="b"}
  - record: b:c
    expr: kube_pod_info{pod="a", team="b"} * on (mode) probe_sucess
  - record: d:e
    expr: net_response_result_code{team="b", service="c"} + node_cpu
#- /w/telegraf.conf
[global_tags]
  team = "a"
[[outputs.prometheus_client]]
[[inputs.net_response]]
  name_override = "net_response"
  [inputs.net_response.tags]
    service = "sip"
`;

test("what is known of exporters stays right through edits of all files", () => {
  const random = new Random(7);
  const words =
    "team pod mode cluster service exported_pod rules.yml honor_labels static_configs target_label __name__ labelmap " +
    "net_response processors inputs tags probe_success probe_sucess node_cpu_seconds_total kube_pod_info red";
  const checks = { rule: [unknownLabel, misspeltMetric], config: [] };
  const texts = filesOf(files);
  const seen = new Set<string>();
  for (let round = 0; round < 60; round++) {
    const project = projectOf(files);
    const kept = new FileProblems(defaultCheckSettings, checks);
    for (let count = 0; count < 8; count++) {
      const path = random.pick([...texts.keys()]);
      const file = project.file(path)!;
      const text = file.text();
      const word = random.pick(words.split(" "));
      const at = text.indexOf(word, random.below(text.length));
      if (at === -1) continue;
      const edit = { span: { from: at, to: at + word.length }, newText: random.pick(words.split(" ")) };
      project.put(path, editFile(file, [edit]));
      const fresh = problemsIn(project, "/w/rules.yml", checks);
      assert.deepEqual(kept.update(project.file("/w/rules.yml")!, project.viewOf("/w/rules.yml")), fresh);
      for (const { message } of fresh) seen.add(message);
    }
  }
  assert.ok(seen.size > 20, `${seen.size}`);
});
