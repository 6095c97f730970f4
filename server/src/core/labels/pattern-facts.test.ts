import assert from "node:assert/strict";
import { test } from "node:test";
import { relabelOptions } from "../../../../test/support/label-sets.ts";
import {
  capturesEverything,
  frameOf,
  isNeverEmpty,
  literalsOf,
  matchesAllButEmpty,
  matchesEverything,
} from "./pattern-facts.ts";

function literals(pattern: string): readonly string[] | undefined {
  const regex = relabelOptions.compile(pattern);
  assert.ok(regex.ok);
  return literalsOf(pattern, regex);
}

test("knows patterns that match everything, or all but the empty text", () => {
  for (const pattern of ["(.*)", ".*", "^(.*)$", "((?:.*))"]) assert.ok(matchesEverything(pattern), pattern);
  for (const pattern of ["(.+)", ".*x", ".{0,9}", "", "(?-s:.*)"])
    assert.ok(!matchesEverything(pattern), pattern);
  for (const pattern of ["(.+)", "^.+$"]) assert.ok(matchesAllButEmpty(pattern), pattern);
});

test("knows when a group takes the whole text", () => {
  for (const pattern of ["(.*)", "^(a|b)$", "(?:([^:]+))"]) assert.ok(capturesEverything(pattern), pattern);
  for (const pattern of ["a(.*)", ".*", "(a)|b", "(a)?"]) assert.ok(!capturesEverything(pattern), pattern);
});

test("knows when a replacement cannot be empty", () => {
  assert.ok(isNeverEmpty("$1", "(.+)"));
  assert.ok(isNeverEmpty("$1", "([^:]+):\\d+"));
  assert.ok(isNeverEmpty("$1:$2", ".*"));
  assert.ok(isNeverEmpty("$0", "a|bc"));
  assert.ok(!isNeverEmpty("$1", "(a)|b"));
  assert.ok(!isNeverEmpty("$1", "(a)?b"));
  assert.ok(!isNeverEmpty("$2", "(a)"));
});

test("lists the texts of patterns that match few", () => {
  assert.deepEqual(literals("a|b"), ["a", "b"]);
  assert.deepEqual(literals("(a|b);we?b$"), ["a;wb", "a;web", "b;wb", "b;web"]);
  assert.deepEqual(literals("v[12]"), ["v1", "v2"]);
  assert.deepEqual(literals(""), [""]);
  assert.deepEqual(literals("a^b"), []);
  assert.deepEqual(literals("a\\.b"), ["a.b"]);
  for (const pattern of ["a.b", "(?i)a", "[a-z]{3}", "a*", "[^a]"])
    assert.equal(literals(pattern), undefined, pattern);
});

test("finds the text around what is open", () => {
  assert.deepEqual(frameOf("a_(.+)_b"), { prefix: "a_", hasGroup: true, suffix: "_b" });
  assert.deepEqual(frameOf("^a_(?:.+)$"), { prefix: "a_", hasGroup: false, suffix: "" });
  assert.deepEqual(frameOf("a|b"), { prefix: "", hasGroup: false, suffix: "" });
});
