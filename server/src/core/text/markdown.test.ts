import assert from "node:assert/strict";
import { test } from "node:test";
import { codeSpan } from "./markdown.ts";

test("shows a text as code", () => {
  assert.equal(codeSpan("prod"), "`prod`");
  assert.equal(codeSpan("<b>*a*</b> [x](y) | $(bug)"), "`<b>*a*</b> [x](y) | $(bug)`");
  assert.equal(codeSpan(""), '`""`');
});

test("no backtick ends the code, and spaces at the ends stay", () => {
  assert.equal(codeSpan("a`b"), "``a`b``");
  assert.equal(codeSpan("`` ` ```"), "```` `` ` ``` ````");
  assert.equal(codeSpan(" a "), "`  a  `");
});

test("what cannot be seen is written out, and the end of a long text left out", () => {
  assert.equal(codeSpan("a\n# b\u202e\0\udcff"), "`a\\n# b\\u{202e}\\u{0}\\xff`");
  assert.equal(codeSpan("a\u0301\u0301\u0301"), "`a\u0301\u0301\\u{301}`");
  assert.equal(codeSpan("x".repeat(10_000)), `\`${"x".repeat(120)}…\``);
});
