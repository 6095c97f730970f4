import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../../../../test/support/facts.ts";
import { checkProject, checkProjectFix, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import type { Facts } from "../facts/facts.ts";
import { readFile } from "../files/read-file.ts";
import { unknownLabel } from "./unknown-label.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: a
    static_configs:
      - targets: [x]
        labels: { environment: prod, team: red }
`;

test("reports labels that the series of a metric cannot have, wherever a rule names them", () => {
  checkProject(
    unknownLabel,
    `${config}#- /w/rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: up{enviroment="prod"} == 0
#                ^^^^^^^^^^ \`enviroment\` is no label of \`up\`: this selects nothing. Did you mean \`environment\`?
        annotations:
          summary: '{{ $labels.instnce }} {{ index $labels "alertname" }} {{ $labels.job }}'
#                              ^^^^^^^ \`instnce\` is no label of \`up\`: this is always empty. Did you mean \`instance\`?
#                                                           ^^^^^^^^^ \`alertname\` is no label of \`up\`: this is always empty. There are \`environment\`, \`instance\`, \`job\` and \`team\`.
      - record: job:up:sum
        expr: sum by (jobs, environment) (scrape_samples_scraped{tem!="red"})
#                     ^^^^ \`jobs\` is no label of \`scrape_samples_scraped\`: it makes no groups. Did you mean \`job\`?
#                                                                ^^^ \`tem\` is no label of \`scrape_samples_scraped\`: this matcher has no effect. Did you mean \`team\`?
      - record: b
        expr: edge_load1 * on (instence) group_left (environmnt) up
#                              ^^^^^^^^ \`instence\` is no label of \`up\`: only series without it can match. Did you mean \`instance\`?
#                                                    ^^^^^^^^^^ \`environmnt\` is no label of \`up\`: there is nothing to copy. Did you mean \`environment\`?
      - record: c
        expr: label_replace(up, "x", "$1", "instnce", "(.*)")
#                                           ^^^^^^^ \`instnce\` is no label of \`up\`: its value is always empty. Did you mean \`instance\`?
      - record: d
        expr: ALERTS{severty="page"} or job:up:sum{instance="x"}
#                    ^^^^^^^ \`severty\` is no label of \`ALERTS\`: this selects nothing. There are \`alertname\`, \`alertstate\`, \`environment\`, \`instance\`, \`job\` and \`team\`.
#                                                  ^^^^^^^^ \`instance\` is no label of \`job:up:sum\`: this selects nothing. There is \`environment\`.
`,
  );
});

test("offers the label that was probably meant, where it is written", () => {
  checkProjectFix(
    "Use `environment`",
    `${config}${rule('up{"enviro<|>ment"="prod"}')}`,
    `${config}${rule('up{"environment"="prod"}')}`,
  );
  checkProjectFix(
    "Use `instance`",
    `${config}${rule("up", "{{ $labels.instnc<|>e }}")}`,
    `${config}${rule("up", "{{ $labels.instance }}")}`,
  );
});

test("stays silent where it makes no difference, or is meant so", () => {
  checkProject(
    unknownLabel,
    `${config}${rule(
      'sum without (pod) (up{zone="", pod=~"a|bc|"}) - ignoring (pod) label_replace(up, "a", "b", "c", "")',
    )}`,
  );
});

test("stays silent about labels that the expression makes, and about names that begin with underscores", () => {
  checkProject(
    unknownLabel,
    `${config}${rule(
      'sum by (host, __name__) (label_replace(up{__tmp="a"}, "host", "$1", "instance", "(.*)"))',
      "{{ $labels.host }}",
    )}`,
  );
});

test("stays silent where a matcher left out all series that have the label", () => {
  checkSilence(`${config}${rule('sum by (team) (up{team!="red"})', "{{ $labels.team }}")}`);
});

test("stays silent about labels that were there and are removed", () => {
  checkProject(unknownLabel, `${config}${rule("sum by (job) (up)", "{{ $labels.instance }}")}`);
});

test("stays silent about metrics whose labels nobody knows", () => {
  const exprs = [
    'edge_load1{enviroment="prod"} and on () sum by (tem) (rate(a[5m]))',
    // Kubernetes, the kernel or a configuration gives these labels.
    'kube_pod_labels{label_app="a"} or node_hwmon_temp_celsius{a="b"} or probe_expect_info{a="b"}',
    'container_memory_rss{a="b"} or net_response_result_code{a="b"}',
  ];
  for (const expr of exprs) checkProject(unknownLabel, `${config}${rule(expr)}`);
});

test("reports labels that neither an exporter nor a target has", () => {
  checkProject(
    unknownLabel,
    `${config}#- /w/rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: sum by (instance, mod) (rate(node_cpu_seconds_total{mdoe="idle", team="red"}[5m])) > 1
#                               ^^^ \`mod\` is no label of \`node_cpu_seconds_total\`: it makes no groups. Did you mean \`mode\`?
#                                                                 ^^^^ \`mdoe\` is no label of \`node_cpu_seconds_total\`: this selects nothing. Did you mean \`mode\`?
      - alert: B
        expr: kube_pod_status_phase{phase="Failed"} * on (namespace, pods) group_left (nod) kube_pod_info
#                                                                    ^^^^ \`pods\` is no label of \`kube_pod_status_phase\`: only series without it can match. Did you mean \`pod\`?
#                                                                                      ^^^ \`nod\` is no label of \`kube_pod_info\`: there is nothing to copy. Did you mean \`node\`?
        annotations:
          summary: '{{ $labels.phase }} {{ $labels.namspace }}'
#                                                  ^^^^^^^^ \`namspace\` is no label of \`kube_pod_status_phase\`: this is always empty. Did you mean \`namespace\`?
      - record: c
        expr: sum by (le) (prometheus_http_response_size_bytes_bucket{le="1"}) or probe_success{host="a"}
#                                                                                               ^^^^ \`host\` is no label of \`probe_success\`: this selects nothing. There are \`environment\`, \`instance\`, \`job\` and \`team\`.
`,
  );
});

test("knows what scraping and relabelling make of an exporter's labels", () => {
  const scraped = `${config}    metric_relabel_configs:
      - { source_labels: [mode], target_label: state }
`;
  checkProject(unknownLabel, `${scraped}${rule('node_cpu_seconds_total{state="idle"}')}`);
  const namespaced = config.replace("team: red", "namespace: monitoring");
  const exported = rule('kube_pod_info{exported_namespace="a"}');
  checkProject(unknownLabel, `${namespaced}${exported}`);
  assert.equal(timesFound(`${config}${exported}`), 1);
  assert.equal(timesFound(`${namespaced}    honor_labels: true\n${exported}`), 1);
  // Before kube-state-metrics 2.0, some labels had other names.
  assert.equal(timesFound(`${config}${rule('kube_storageclass_info{reclaimPolicy="Retain"}')}`), 0);
  // Somebody may push what he likes.
  assert.equal(timesFound(`${config.replace("[x]", '["gateway:9091"]')}${exported}`), 0);
  // So may a collector, or a Telegraf, that asks exporters.
  for (const job of ["otel-collector", "telegraf"]) {
    assert.equal(timesFound(`${config}  - job_name: ${job}\n${exported}`), 0, job);
  }
  const telegraf = "#- /w/telegraf.conf\n[[outputs.prometheus_client]]\n";
  assert.equal(timesFound(`${config}  - job_name: telegraf\n${exported}${telegraf}`), 1);
  assert.equal(timesFound(`${config}${exported}${telegraf}[[inputs.prometheus]]\nurls = ["http://a"]\n`), 0);
  // A name that is made may be that of any metric.
  const renamed = `${config}    metric_relabel_configs: [{ target_label: __name__, replacement: kube_pod_info }]\n`;
  assert.equal(timesFound(`${renamed}${exported}`), 0);
  // What a rule records has the labels that it gives.
  assert.equal(timesFound(`${config}${exported}      - record: kube_pod_info\n        expr: b\n`), 0);
});

test("knows the labels of Telegraf's metrics where its whole configuration is there", () => {
  const telegraf = `#- /w/telegraf.conf
[global_tags]
  dc = "a"
[[outputs.prometheus_client]]
[[inputs.net_response]]
  protocol = "tcp"
  address = "a:1"
  [inputs.net_response.tags]
    service = "sip"
`;
  const good = rule('net_response_result_code{dc="a", service="sip", result_type="x", host="a", team="red"}');
  const wrong = good.replace("service", "sevice");
  assert.equal(timesFound(`${config}${good}${telegraf}`), 0);
  assert.equal(timesFound(`${config}${wrong}${telegraf}`), 1);
  for (const more of ["[[processors.rename]]\n", "[[inputs.exec]]\n  commands = ['a']\n"]) {
    assert.equal(timesFound(`${config}${wrong}${telegraf}${more}`), 0, more);
  }
});

test("leaves the labels of exporters to a server that knows them", () => {
  const files = `${config}${rule('node_cpu_seconds_total{mdoe="idle"}')}`;
  assert.equal(timesFound(files), 1);
  assert.equal(timesFound(files, facts({})), 0);
});

function timesFound(files: string, told?: Facts): number {
  const problems = problemsIn(projectOf(files), "/w/rules.yml", undefined, told);
  return problems.filter(({ check }) => check === unknownLabel.id).length;
}

const typo = 'up{enviroment="prod"}';

for (const [reason, changed] of Object.entries({
  "no configuration loads the file": config.replace("rules.yml", "others.yml"),
  "the labels of a job are not bounded": `${config}  - job_name: b
    kubernetes_sd_configs: [{ role: pod }]
    relabel_configs: [{ action: labelmap, regex: __meta_kubernetes_pod_label_(.+) }]
`,
  "a job federates": `${config}  - job_name: b
    metrics_path: /federate
    params: { "match[]": [up] }
    static_configs: [{ targets: [x] }]
`,
  "there is remote read": `${config}remote_read: [{ url: "http://a" }]\n`,
  "there is an OTLP receiver": `${config}otlp: {}\n`,
  "an external label bears the name": `${config}global: { external_labels: { enviroment: a } }\n`,
  "a file of scrape configurations is missing": `${config}scrape_config_files: [more/*.yml]\n`,
  "a file of targets is missing": `${config}  - job_name: b
    file_sd_configs: [{ files: [missing.json] }]
`,
  "the configuration is broken": `${config}  - job_name: a\n    static_configs: 1\n`,
  "the configuration is a template": config.replace("prod", "{{ .Values.environment }}"),
  "one of two configurations may have it": `${config}${config
    .replace("prometheus.yml", "prometheus-2.yml")
    .replace("environment", "enviroment")}`,
})) {
  test(`stays silent when ${reason}`, () => {
    const errors = /broken/.test(reason);
    if (errors) checkSilence(`${changed}${rule(typo)}`);
    else checkProject(unknownLabel, `${changed}${rule(typo)}`);
  });
}

test("stays silent in the unknown parts of a template", () => {
  checkSilence(`${config}${rule('up{enviroment="prod", {{ .Values.more }} }')}`);
});

test("stays silent about alerts and recorded series when a file of rules is missing", () => {
  checkProject(
    unknownLabel,
    `${config.replace("[rules.yml]", "[rules.yml, more.yml]")}${rule('ALERTS{severty="page"} or b:c{d="e"}')}`,
  );
});

test("several configurations that all load the file agree", () => {
  checkProject(
    unknownLabel,
    `${config}${config.replace("prometheus.yml", "prometheus-2.yml")}${rule('up{nosuch="a"}').replace(
      '"a"}\n',
      '"a"}\n#                ^^^^^^ `nosuch` is no label of `up`: this selects nothing. There are `environment`, `instance`, `job` and `team`.\n',
    )}`,
  );
});

function rule(expr: string, summary = "a"): string {
  return `#- /w/rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: ${expr}
        annotations:
          summary: '${summary}'
`;
}

/** Where the other files have mistakes of their own. */
function checkSilence(files: string): void {
  const problems = problemsIn(projectOf(files), "/w/rules.yml");
  assert.deepEqual(
    problems.filter(({ check }) => check === unknownLabel.id),
    [],
  );
}

test("stays silent for rulers that see the series of many a Prometheus", () => {
  const rules = `groups: [{ name: a, rules: [{ record: b, expr: 'up{cluster="x"}' }] }]`;
  const project = projectOf(config);
  const path = "/w/rules.yml";
  const found = (["prometheus", "thanos"] as const).map((dialect) => {
    project.put(path, readFile(rules, { path, options: { ...testReadOptions, dialect } }));
    return problemsIn(project, path).filter(({ check }) => check === "unknown-label").length;
  });
  assert.deepEqual(found, [1, 0]);
});
