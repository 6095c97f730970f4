import assert from "node:assert/strict";
import { test } from "node:test";
import { goQuote } from "../text/go-quote.ts";
import { unquote } from "./string-literal.ts";

test("resolves the escapes of quoted strings", () => {
  assert.equal(unquote('"a\\n\\t\\\\\\"b"'), 'a\n\t\\"b');
  assert.equal(unquote("'\\''"), "'");
  assert.equal(unquote('"\\x41\\101\\u00e9\\U0001F600"'), "AAé😀");
});

test("takes raw strings as they are", () => {
  assert.equal(unquote("`a\\n\nb`"), "a\\n\nb");
});

test("puts bytes together to characters, and keeps those that make none", () => {
  assert.equal(unquote('"\\xc3\\xa9"'), "é");
  assert.equal(unquote('"\\xf0\\x9f\\x98\\x80"'), "😀");
  const broken = unquote('"a\\xffb"')!;
  assert.match(broken, /\p{Surrogate}/u);
  assert.equal(goQuote(broken), '"a\\xffb"');
});

test("rejects what is no string", () => {
  for (const literal of [
    "",
    '"',
    "\"a'",
    '"a"b"',
    '"\\"',
    '"\\400"',
    '"\\q"',
    '"\\\'"',
    '"\\x4"',
    '"a\nb"',
    "`a`b`",
  ]) {
    assert.equal(unquote(literal), undefined, literal);
  }
});
