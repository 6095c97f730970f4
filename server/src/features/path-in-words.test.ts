import assert from "node:assert/strict";
import { test } from "node:test";
import { pathInWords } from "./path-in-words.ts";

test("a path counts from the last folder that both files are in", () => {
  assert.equal(pathInWords("/w/rules/a.yml", "/w/prometheus.yml"), "rules/a.yml");
  assert.equal(pathInWords("/w/rules/a.yml", "/w/rules/a.yml"), "a.yml");
  assert.equal(pathInWords("/w/prometheus.yml", "/w/rules/a.yml"), "prometheus.yml");
  assert.equal(pathInWords("/w/tests/a.yml", "/w/rules/deep/a.yml"), "tests/a.yml");
});

test("a path is told in full where nothing but the root is shared", () => {
  assert.equal(pathInWords("/v/a.yml", "/w/a.yml"), "/v/a.yml");
  assert.equal(pathInWords("a.yml", "/w/a.yml"), "a.yml");
  assert.equal(pathInWords("untitled:a", "file:b"), "untitled:a");
});
