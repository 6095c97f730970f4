import assert from "node:assert/strict";
import { test } from "node:test";
import { looksLikeLogql } from "./logql.ts";

test("a pipe with a filter or a parser behind a selector is LogQL", () => {
  for (const text of [
    'sum(rate({app="a"} |= "error" [5m]))',
    '{app="a"}\n|~ "a.*"',
    '{app="a"} | json | status >= 500',
    '{app="a"} | level = "error"',
  ]) {
    assert.ok(looksLikeLogql(text), text);
  }
});

test("a pipe between two selectors is a slip", () => {
  assert.ok(!looksLikeLogql('up{a="b"} | up{c="d"}'));
  assert.ok(!looksLikeLogql('up{a=~"b|c"} || up'));
});
