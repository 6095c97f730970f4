import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readConfigFacts } from "./config-facts.ts";

test("tells no interval of a job whose targets may each have their own", () => {
  const facts = readConfigFacts(
    `
global: { scrape_interval: 30s }
scrape_configs:
  - job_name: api
  - job_name: slow
    scrape_interval: 2m
  - job_name: own
    relabel_configs:
      - { source_labels: [__meta_interval], target_label: __scrape_interval__ }
`,
    testReadOptions,
  );
  deepEqual(
    [...(facts?.scrapeIntervals?.jobs ?? [])],
    [
      ["api", 30_000],
      ["slow", 120_000],
    ],
  );
});

test("tells which external labels may leave the server as something else", () => {
  const facts = readConfigFacts(
    `
global:
  external_labels: { cluster: eu-1, replica: a, region: eu, zone: "1", env: prod }
alerting:
  alert_relabel_configs:
    - { action: labeldrop, regex: "rep.*" }
    - { action: drop, source_labels: [env], regex: dev }
    - { target_label: region, replacement: europe }
  alertmanagers:
    - alert_relabel_configs:
        - { action: lowercase, source_labels: [zone], target_label: zone }
`,
    testReadOptions,
  );
  deepEqual([...(facts?.relabelledExternalLabels ?? [])], ["replica", "region", "zone"]);
});
