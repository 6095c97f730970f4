import assert from "node:assert/strict";
import { test } from "node:test";
import { goQuote, goQuoteRune, goUnicode } from "./go-quote.ts";

test("quotes as Go does", () => {
  assert.equal(goQuote('a"\\\n\x00\x7f'), '"a\\"\\\\\\n\\x00\\x7f"');
  assert.equal(goQuote("é😀\u00a0\u200b"), '"é😀\\u00a0\\u200b"');
});

test("quotes single characters", () => {
  assert.equal(goQuoteRune("'"), "'\\''");
  assert.equal(goQuoteRune('"'), "'\"'");
  assert.equal(goQuoteRune(undefined), "'\ufffd'");
});

test("names code points", () => {
  assert.equal(goUnicode("q"), "U+0071 'q'");
  assert.equal(goUnicode("\n"), "U+000A");
  assert.equal(goUnicode("\udcff"), "U+FFFD '\uFFFD'");
});
