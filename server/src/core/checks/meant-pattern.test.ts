import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProjectFix, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { meantPattern } from "./meant-pattern.ts";

test("opens the end that is open in most values, or lets case be", () => {
  const values = ["kafka-1", "kafka-2", "prod-zk", "Web"];
  assert.deepEqual(meantPattern("kafka", values), { pattern: "kafka.*", matched: 2 });
  assert.deepEqual(meantPattern("zk", values), { pattern: ".*zk", matched: 1 });
  assert.deepEqual(meantPattern("d-z|afk", values), { pattern: ".*(?:d-z|afk).*", matched: 3 });
  assert.deepEqual(meantPattern("web", values), { pattern: "(?i:web)", matched: 1 });
  assert.equal(meantPattern("other", values), undefined);
});

test("is offered where all values are known and none is matched", () => {
  const files = (pattern: string): string =>
    `
#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: kafka-1
    static_configs: [{ targets: [a] }]
  - job_name: kafka-2
    static_configs: [{ targets: [b] }]
#- /w/rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: up{job=~"${pattern}"} == 0
`.slice(1);
  const problems = problemsIn(projectOf(files("kafka")), "/w/rules.yml");
  assert.deepEqual(
    problems.map(({ check, message }) => `${check}: ${message}`),
    [
      "unsatisfiable-selector: No target satisfies this matcher: the jobs are `kafka-1` and `kafka-2`. A pattern has to match the whole value, in the same case: `kafka.*` would match 2 of them.",
    ],
  );
  checkProjectFix("Use `kafka.*`", files("kaf<|>ka"), files("kafka.*"));
});
