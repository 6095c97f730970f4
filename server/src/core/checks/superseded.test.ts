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
