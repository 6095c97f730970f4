import assert from "node:assert/strict";
import { test } from "node:test";
import { alertFunctions, printTemplateSignature } from "./functions.ts";

test("knows the functions of Prometheus and those of Go, but not those of console templates", () => {
  const names = alertFunctions();
  for (const name of ["humanizeDuration", "query", "urlQueryEscape", "printf", "index"]) {
    assert.ok(names.has(name), name);
  }
  assert.ok(!names.has("tmpl"));
  assert.equal(names.size, 29 + 19);
});

test("prints what a function is called with", () => {
  const print = (name: string) => printTemplateSignature(alertFunctions().get(name)!);
  assert.equal(print("reReplaceAll"), "reReplaceAll <pattern> <replacement> <text> → string");
  assert.equal(print("printf"), "printf <format> [<any> …] → string");
  assert.equal(print("now"), "now → number");
});
