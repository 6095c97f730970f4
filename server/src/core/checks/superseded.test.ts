import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../../../../test/support/facts.ts";
import { problemsIn, projectOf } from "../../../../test/support/project.ts";

test("what a server does not have is not said where there can be none anyway", () => {
  const project = projectOf(`#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: api
    static_configs:
      - targets: [api:8080]
        labels: { env: prod }
#- /w/rules.yml
groups:
  - name: web
    rules:
      - record: job:up:min
        expr: up{enf="prod"}
      - record: job:up:max
        expr: up{env="staging"}
`);
  const server = facts({ series: ['up{job="api",env="prod",instance="api:8080"}'] });
  const found = problemsIn(project, "/w/rules.yml", undefined, server);
  assert.deepEqual(
    found.map(({ check }) => check),
    ["unknown-label", "unsatisfiable-selector"],
  );
});

test("a metric that a server does not have is reported once where an input of Telegraf is missing", () => {
  const project = projectOf(`#- /w/telegraf.conf
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
[[outputs.prometheus_client]]
#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs: [{job_name: a, static_configs: [{targets: [b]}]}]
#- /w/rules.yml
groups:
  - name: web
    rules:
      - record: ping:loss:max
        expr: max(ping_percent_packet_loss)
      - record: load:max
        expr: max(system_load1)
      - record: up:other
        expr: edge_latency
`);
  const foundBy = (...series: string[]): readonly string[] =>
    problemsIn(project, "/w/rules.yml", undefined, facts({ series })).map(
      ({ check, severity }) => `${severity} ${check}`,
    );
  assert.deepEqual(foundBy("edge_load"), [
    "warning missing-telegraf-input",
    "warning missing-telegraf-input",
    "warning unknown-metric",
  ]);
  // What the server has instead is nearer than an input.
  assert.deepEqual(foundBy("edge_load", "ping_percent_packet_losses")[0], "warning unknown-metric");
});
