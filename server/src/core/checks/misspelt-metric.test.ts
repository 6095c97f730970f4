import assert from "node:assert/strict";
import { test } from "node:test";
import { checkExprs, checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { checkProject, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { misspeltMetric } from "./misspelt-metric.ts";

test("reports names that are a slip or a word from those of the catalogue", () => {
  checkExprs(
    misspeltMetric,
    `
  net_response_resul_code{port="80"}
# ^^^^^^^^^^^^^^^^^^^^^^^ Telegraf has no \`net_response_resul_code\`. Did you mean \`net_response_result_code\`?
  max by (server) (net_response_result_code{sevrer="a"})
#                                           ^^^^^^ Telegraf gives \`net_response_result_code\` no label \`sevrer\`. Did you mean \`server\`?
  probe_sucess
# ^^^^^^^^^^^^ blackbox_exporter has no \`probe_sucess\`. Did you mean \`probe_success\`?
  max({__name__="probe_sucess"})
#     ^^^^^^^^^^^^^^^^^^^^^^^^^ blackbox_exporter has no \`probe_sucess\`. Did you mean \`probe_success\`?
  kube_pod_container_status_restarts_totals + kube_deployment_status_replica_available
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ kube-state-metrics has no \`kube_pod_container_status_restarts_totals\`. Did you mean \`kube_pod_container_status_restarts_total\`?
#                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ kube-state-metrics has no \`kube_deployment_status_replica_available\`. Did you mean \`kube_deployment_status_replicas_available\`?
`,
  );
});

test("stays silent on other names, on recorded ones, and on other labels", () => {
  checkProblems(
    misspeltMetric,
    `
groups:
  - name: a
    rules:
      - record: probe_sucess
        expr: max(my_probe_sucess)
      - record: job:b:now
        expr: probe_sucess + ping_rtt_seconds + my_net_response_resul_code
      - record: job:c:now
        expr: net_response_result_code{servers="a", team="b", hosts="c"}
`,
  );
});

test("leaves it to the server where there is one", () => {
  const text = "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: probe_sucess\n";
  checkProblems(misspeltMetric, text, { facts: facts({}) });
});

test("a server that cannot tell, as one that has just been started, is as none", () => {
  checkProblems(
    misspeltMetric,
    `
groups:
  - name: a
    rules:
      - record: a:b:c
        expr: probe_sucess
#             ^^^^^^^^^^^^ blackbox_exporter has no \`probe_sucess\`. Did you mean \`probe_success\`?
      - record: a:b:d
        expr: net_response_result_code{sever="a"}
#                                      ^^^^^ Telegraf gives \`net_response_result_code\` no label \`sever\`. Did you mean \`server\`?
`,
    { facts: facts({ series: [], unknown: ["probe_sucess", "net_response_result_code"] }) },
  );
});

test("puts the right name in its place", () => {
  checkFix(
    "Use `probe_success`",
    "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: <|>probe_sucess\n",
    "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: probe_success\n",
  );
});

test("says what a metric is called now", () => {
  checkExprs(
    misspeltMetric,
    `
  avg(node_cpu{mode="idle"})
#     ^^^^^^^^ \`node_cpu\` is \`node_cpu_seconds_total\` since node_exporter 0.16.
  kube_node_status_capacity_pods / node_disk_io_time_ms
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`kube_node_status_capacity_pods\` is \`kube_node_status_capacity{resource="pods"}\` since kube-state-metrics 2.0.
#                                  ^^^^^^^^^^^^^^^^^^^^ \`node_disk_io_time_ms\` is \`node_disk_io_time_seconds_total\`, in seconds, since node_exporter 0.16.
`,
  );
  checkFix(
    'Use `kube_node_status_capacity{resource="pods"}`',
    "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: <|>kube_node_status_capacity_pods\n",
    'groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: kube_node_status_capacity{resource="pods"}\n',
  );
});

test("stays silent where a rule knows both names, or makes the one of the other", () => {
  checkProblems(
    misspeltMetric,
    `
groups:
  - name: a
    rules:
      - record: a:b:c
        expr: node_time - (node_boot_time or node_boot_time_seconds) + node_time_seconds
      - record: node_context_switches_total
        expr: node_context_switches
      - record: node_forks
        expr: node_forks_total
      - record: d:e:f
        expr: node_forks
`,
  );
});

const config = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: a
    static_configs: [{ targets: [x] }]
`;
const rules = `#- /w/rules.yml
groups:
  - name: a
    rules:
      - record: job:a:now
        expr: probe_sucess + node_cpu
`;

test("is surer of slips where nothing else can make the metric", () => {
  const severities = (files: string): readonly string[] =>
    problemsIn(projectOf(files), "/w/rules.yml").map(({ severity }) => severity);
  assert.deepEqual(severities(rules), ["hint", "hint"]);
  // Which release of an exporter there is, is not known even then.
  assert.deepEqual(severities(`${config}${rules}`), ["warning", "hint"]);
  const pushed = config.replace("job_name: a", "job_name: pushgateway");
  assert.deepEqual(severities(`${pushed}${rules}`), ["hint", "hint"]);
  // Other programs have names that begin with `disk_`.
  const disk = rules.replace("probe_sucess + node_cpu", "disk_inodes_fre");
  assert.deepEqual(severities(`${config}${disk}`), ["hint"]);
  assert.deepEqual(severities(`${config}remote_read: [{ url: "http://a" }]\n${rules}`), ["hint", "hint"]);
});

test("stays silent where relabelling or Telegraf's configuration makes names", () => {
  const relabelled = `${config}    metric_relabel_configs:
      - { source_labels: [__name__], regex: my_(.+), target_label: __name__ }
`;
  checkProject(misspeltMetric, `${relabelled}${rules}`);
  const telegraf = (name: string): string => `#- /w/telegraf.conf
[[outputs.prometheus_client]]
[[inputs.net_response]]
  name_override = "${name}"
  protocol = "tcp"
  address = "a:1"
`;
  const rule = rules.replace("probe_sucess + node_cpu", "net_respons_result_code");
  const found = (files: string): number =>
    problemsIn(projectOf(files), "/w/rules.yml").filter(({ check }) => check === "misspelt-metric").length;
  assert.equal(found(`${rule}${telegraf("net_respons")}`), 0);
  assert.equal(found(`${rule}${telegraf("net_others")}`), 1);
});
