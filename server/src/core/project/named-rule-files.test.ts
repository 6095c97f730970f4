import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { NamedRuleFiles, ruleFilePatterns, targetFilePatterns } from "./named-rule-files.ts";

function names(pattern: string, path: string): boolean {
  return new NamedRuleFiles("/etc/prometheus/prometheus.yml", [pattern]).names(path);
}

test("reads the patterns of rule_files", () => {
  const text = "global: {}\nrule_files:\n  - rules/*.yml\n  - /opt/alerts.yml\n";
  assert.deepEqual(
    ruleFilePatterns(text, () => yaml),
    ["rules/*.yml", "/opt/alerts.yml"],
  );
});

test("finds no patterns where there are none", () => {
  for (const text of ["", "rule_files:\n", "rule_files: x\n", "- a\n", "a: [\n"]) {
    assert.deepEqual(
      ruleFilePatterns(text, () => yaml),
      [],
    );
  }
});

test("a pattern counts from the folder of the prometheus.yml", () => {
  assert.ok(names("rules/*.yml", "/etc/prometheus/rules/a.yml"));
  assert.ok(!names("rules/*.yml", "/etc/prometheus/rules/deep/a.yml"));
  assert.ok(names("../rules/./a.yml", "/etc/rules/a.yml"));
  assert.ok(names("/opt/*", "/opt/a.yml"));
  assert.ok(!names("/opt/*", "/etc/prometheus/opt/a.yml"));
});

test("two stars are one, as in Go", () => {
  assert.ok(names("**/a.yml", "/etc/prometheus/x/a.yml"));
  assert.ok(!names("**/a.yml", "/etc/prometheus/x/y/a.yml"));
});

test("a star in the name of the folder is no pattern", () => {
  const files = new NamedRuleFiles("/etc/*/prometheus.yml", ["a.yml"]);
  assert.ok(files.names("/etc/*/a.yml"));
  assert.ok(!files.names("/etc/x/a.yml"));
});

test("the patterns of target files are those of all jobs", () => {
  const text = `
scrape_configs:
  - file_sd_configs: [{files: [a.yml, b/*.json]}, {}]
  - file_sd_configs: &sd
      - files: ["c.yml"]
  - file_sd_configs: *sd
alerting:
  alertmanagers: [{file_sd_configs: [{files: [d.yml]}]}]
`;
  assert.deepEqual(
    targetFilePatterns(text, () => yaml),
    ["a.yml", "b/*.json", "c.yml", "c.yml", "d.yml"],
  );
  assert.deepEqual(
    targetFilePatterns("file_sd_configs: [x]\n", () => yaml),
    [],
  );
});
