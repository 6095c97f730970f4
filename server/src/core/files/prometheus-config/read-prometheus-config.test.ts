import assert from "node:assert/strict";
import { test } from "node:test";
import { damageYaml } from "../../../../../test/support/damage-yaml.ts";
import { Random } from "../../../../../test/support/random.ts";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { readFile } from "../read-file.ts";
import type { PrometheusConfig } from "../scrape-config.ts";
import { prometheusConfigOf } from "./prometheus-config-of.ts";

function read(text: string): PrometheusConfig | undefined {
  return prometheusConfigOf(readFile(text, { options: testReadOptions, path: "prometheus.yml" }));
}

const text = `
global:
  scrape_interval: 30s
  external_labels: {cluster: a, replica: "\${HOSTNAME}"}
rule_files: [rules/*.yml]
scrape_configs:
  - job_name: node
    scheme: https
    metrics_path: /m
    honor_labels: yes
    params:
      module: [a, b]
    static_configs:
      - targets: ["one:9100", "two:9100"]
        labels: {env: prod, empty: }
    file_sd_configs:
      - files: [targets/*.json]
    kubernetes_sd_configs:
      - role: pod
      - role: node
    consul_sd_configs:
      - server: consul:8500
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_name]
        target_label: pod
      - action: Keep
        source_labels: [a, b]
        separator: ""
        regex: x|y
      - action: hashmod
        modulus: 18446744073709551615
        target_label: shard
      - action: labelmap
        target_label: [x]
alerting:
  alert_relabel_configs:
    - {regex: replica, action: labeldrop}
remote_read:
  - url: http://x
`;

test("reads what labels depend on", () => {
  const config = read(text)!;
  assert.equal(config.scrapeInterval?.milliseconds, 30_000);
  assert.deepEqual(
    config.externalLabels?.labels.map(({ name, text }) => [name.value, text]),
    [
      ["cluster", "a"],
      ["replica", "${HOSTNAME}"],
    ],
  );
  assert.deepEqual(
    config.ruleFiles.map(({ value }) => value),
    ["rules/*.yml"],
  );
  assert.deepEqual(
    config.otherSources.map(({ key }) => key.value),
    ["remote_read"],
  );
  assert.deepEqual(
    config.alertRelabelConfigs?.rules.map(({ config: { action, regex } }) => [action, regex]),
    [["labeldrop", "replica"]],
  );
});

test("reads a job", () => {
  const [job] = read(text)!.scrapeConfigs;
  assert.equal(job?.jobName?.value, "node");
  assert.equal(job?.scheme?.value, "https");
  assert.equal(job?.metricsPath?.value, "/m");
  assert.equal(job?.honorLabels, true);
  assert.deepEqual(
    job?.params.map(({ name, values }) => [name.value, values.map(({ value }) => value)]),
    [["module", ["a", "b"]]],
  );
  const [group] = job!.staticConfigs;
  assert.deepEqual(
    group?.targets.map(({ value, map }) => text.slice(map.toSource(0), map.toSource(value.length))),
    ["one:9100", "two:9100"],
  );
  assert.deepEqual(
    group?.labels.map(({ name, text }) => [name.value, text]),
    [
      ["env", "prod"],
      ["empty", ""],
    ],
  );
  assert.deepEqual(
    job?.targetFiles.map(({ value }) => value),
    ["targets/*.json"],
  );
  assert.deepEqual(
    job?.discoveries.map(({ sd, role }) => [sd, role]),
    [
      ["kubernetes", "pod"],
      ["kubernetes", "node"],
      ["consul", undefined],
    ],
  );
});

test("reads relabel rules with their defaults", () => {
  const rules = read(text)!.scrapeConfigs[0]!.relabelConfigs!.rules;
  assert.deepEqual(
    rules.map(({ isValid, config }) => [isValid, config]),
    [
      [true, { ...defaults, sourceLabels: ["__meta_kubernetes_pod_name"], targetLabel: "pod" }],
      [true, { ...defaults, action: "keep", sourceLabels: ["a", "b"], separator: "", regex: "x|y" }],
      [true, { ...defaults, action: "hashmod", modulus: 18446744073709551615n, targetLabel: "shard" }],
      [false, { ...defaults, action: "labelmap" }],
    ],
  );
});

const defaults = {
  sourceLabels: [],
  separator: ";",
  regex: "(.*)",
  modulus: 0n,
  targetLabel: "",
  replacement: "$1",
  action: "replace",
};

test("says nothing of a template, unless it is one in a comment alone", () => {
  assert.equal(read("scrape_configs:\n  - job_name: {{ name }}\n"), undefined);
  assert.equal(read("scrape_configs:\n  - job_name: a # {{ name }}\n")?.scrapeConfigs.length, 1);
});

test("finds nothing wrong with what VictoriaMetrics reads", () => {
  const text = "scrape_configs:\n- stream_parse: true\n  relabel_configs: [{action: graphite, regex: [a]}]\n";
  const problemsOf = (dialect: "victoriametrics" | "prometheus") =>
    readFile(text, { options: { ...testReadOptions, dialect } }).chunkAt(0).chunk.problems;
  assert.deepEqual(problemsOf("victoriametrics"), []);
  assert.notEqual(problemsOf("prometheus").length, 0);
});

test("reads whatever is left of a configuration, and points into it", () => {
  const random = new Random(1);
  for (let round = 0; round < 400; round++) {
    const damaged = damageYaml(text, random);
    const file = readFile(damaged, { options: testReadOptions, kind: "prometheus-config" });
    prometheusConfigOf(file);
    for (const { span } of file.chunkAt(0).chunk.problems) {
      assert.ok(0 <= span.from && span.from <= span.to && span.to <= damaged.length, damaged);
    }
  }
});
