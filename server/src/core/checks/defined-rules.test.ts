import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../../../../test/support/facts.ts";
import { problemsIn, projectOf } from "../../../../test/support/project.ts";

test("rules of other files define what the server does not have yet, whether a configuration loads them or not", () => {
  const project = projectOf(`#- /w/rules/a.yml
groups:
  - name: a
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)
      - alert: InstanceDown
        expr: up == 0
#- /w/rules/b.yml
groups:
  - name: b
    rules:
      - record: job:up:share
        expr: job:up:sum unless on (job) ALERTS{alertname="InstanceDown"}
`);
  const server = facts({ series: ['up{job="api"}'], alerts: [] });
  assert.deepEqual(problemsIn(project, "/w/rules/b.yml", undefined, server), []);
  project.remove("/w/rules/a.yml");
  assert.deepEqual(
    problemsIn(project, "/w/rules/b.yml", undefined, server).map(({ check }) => check),
    ["unknown-metric", "unknown-alert"],
  );
});
