import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { readYaml } from "../yaml/read.ts";
import type { Dialect } from "./read-options.ts";
import { readRuleDocuments } from "./rule-documents.ts";

const text = "groups:\n- name: a\n---\ngroups:\n- name: a\n";

test("Prometheus and Thanos read the first document only", () => {
  assert.deepEqual(containers("prometheus"), [0]);
  assert.deepEqual(containers("thanos"), [0]);
});

test("others read all documents; in some of them each has names of its own", () => {
  assert.deepEqual(containers("victoriametrics"), [0, 0]);
  assert.deepEqual(containers("mimir"), [0, 1]);
  assert.deepEqual(containers("loki"), [0, 1]);
});

function containers(dialect: Dialect): number[] {
  const options = {
    dialect,
    nameValidation: "utf8" as const,
    features: new Set<string>(),
    yaml: () => yaml,
    regex: () => ({ ok: false, message: "" }) as const,
  };
  const { groups } = readRuleDocuments(readYaml(text, options.yaml), { text, dialect, options });
  return groups.map(({ group }) => group.container);
}
