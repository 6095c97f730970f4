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
