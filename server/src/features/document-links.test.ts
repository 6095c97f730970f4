import assert from "node:assert/strict";
import { test } from "node:test";
import { contextOf } from "../../../test/support/check-features.ts";
import { provideDocumentLinks } from "./document-links.ts";

test("leads from rule_files to the files", () => {
  const text =
    "rule_files:\n  - rules/a b.yml\n  - ../node.yml\n  - /etc/x.yml\n  - rules/*.yml\nscrape_configs: []\n";
  const links = provideDocumentLinks(contextOf(text, { path: "/prometheus/conf/prometheus.yml" }));
  assert.deepEqual(
    links?.map(({ range, target }) => [range.start.line, target]),
    [
      [1, "file:///prometheus/conf/rules/a%20b.yml"],
      [2, "file:///prometheus/node.yml"],
      [3, "file:///etc/x.yml"],
    ],
  );
});

test("leads from prometheus.yml to target files and files of jobs", () => {
  const text =
    "scrape_config_files: [jobs.yml]\nscrape_configs:\n- job_name: a\n  file_sd_configs:\n  - files: [a.json, 'b*.yml', /c.yml]\n";
  const links = provideDocumentLinks(contextOf(text, { path: "/p/prometheus.yml" }));
  assert.deepEqual(
    links?.map(({ target }) => target),
    ["file:///p/jobs.yml", "file:///p/a.json", "file:///c.yml"],
  );
});

test("leads from promrules.yaml to the files that count for the rules", () => {
  const text =
    "prometheus_config: ../prometheus.yml\nsnapshot: null\noverrides:\n- paths: [a]\n  telegraf_config: [telegraf.conf, 'telegraf.d/*.conf']\n";
  const links = provideDocumentLinks(contextOf(text, { path: "/p/rules/promrules.yaml" }));
  assert.deepEqual(
    links?.map(({ target }) => target),
    ["file:///p/prometheus.yml", "file:///p/rules/telegraf.conf"],
  );
});

test("rule files have no links", () => {
  assert.equal(provideDocumentLinks(contextOf("groups: []\n")), undefined);
});
