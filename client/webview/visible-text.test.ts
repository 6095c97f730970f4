import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleLines, visibleText } from "./visible-text.ts";

test("leaves what can be seen as it is", () => {
  assert.equal(visibleText('<b>`a`</b> é 東 😀 "x"'), '<b>`a`</b> é 東 😀 "x"');
});

test("writes what cannot be seen, or turns the line around, as escapes", () => {
  assert.equal(
    visibleText("a\u0000b\nc\td\u202ee\ufefff\ud800g"),
    "a\\u0000b\\nc\\td\\u202ee\\ufefff\\ud800g",
  );
});

test("keeps the lines of a text", () => {
  assert.equal(visibleLines("a\nb\u2028c"), "a\nb\\u2028c");
});

test("cuts what is very long, and says how long it is", () => {
  assert.equal(visibleText("x".repeat(1_000_000)), `${"x".repeat(2000)}… (1000000 characters)`);
  assert.equal(visibleLines("abc", 2), "ab… (3 characters)");
});

test("what is shown of JSON is the same JSON", () => {
  const json = JSON.stringify({ "a\u2028": "\u202e\u0007\ud800 😀" }, undefined, 2);
  assert.deepEqual(JSON.parse(visibleLines(json)), JSON.parse(json));
});
