import assert from "node:assert/strict";
import { test } from "node:test";
import { RE2JS } from "re2js";
import { Random } from "../../../../test/support/random.ts";
import { readSimplePattern } from "./simple-pattern.ts";

test("knows the usual patterns", () => {
  for (const pattern of [
    "prod|staging",
    "5..",
    ".+",
    "kube-.*",
    "(api|web)-[0-9]+",
    "nvme.*|sd[a-z]+",
    "a\\.b",
  ]) {
    assert.deepEqual(readSimplePattern(pattern), { matchesEmpty: false }, pattern);
  }
  for (const pattern of ["", ".*", "^$", "a?", "(?:a|)", "|b", "(a*)(b*)"]) {
    assert.deepEqual(readSimplePattern(pattern), { matchesEmpty: true }, pattern);
  }
});

test("leaves what is wrong or unusual to the library", () => {
  for (const pattern of [
    "(",
    ")",
    "[",
    "[]",
    "[z-a]",
    "*",
    "a**",
    "a|*",
    "^*",
    "a{2}",
    "(?i)a",
    "\\b",
    "\\",
    "ä",
    "[[:alpha:]]",
  ]) {
    assert.equal(readSimplePattern(pattern), undefined, pattern);
  }
});

test("agrees with the library on whatever it knows", () => {
  const random = new Random(9);
  const parts = [..."ab09_ .|()[]*+?^$\\-/:{},", "a-z", "0-9", "(?:", "[a", "]+", ".*", "\\d", "\\.", "^$"];
  let known = 0;
  for (let count = 0; count < 20_000; count++) {
    const pattern = Array.from({ length: random.below(8) }, () => random.pick(parts)).join("");
    const simple = readSimplePattern(pattern);
    if (simple === undefined) continue;
    known++;
    assert.equal(RE2JS.compile(pattern, RE2JS.DOTALL).testExact(""), simple.matchesEmpty, pattern);
  }
  assert.ok(known > 2000, `${known}`);
});
