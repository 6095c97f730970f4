import assert from "node:assert/strict";
import { test } from "node:test";
import { findJsonMistake } from "./go-json.ts";

test("finds nothing in JSON", () => {
  for (const text of [
    "[]",
    ' {"a": [1, -0.5e+3, true, false, null, {}, "x\\u00e9\\/"]}\n',
    '"a"',
    "[".repeat(100_000) + "]".repeat(100_000),
  ]) {
    assert.equal(findJsonMistake(text), undefined);
  }
});

test("names the first mistake as Go does", () => {
  for (const [text, offset, message] of [
    ["", 0, "unexpected end of JSON input"],
    ["[", 1, "unexpected end of JSON input"],
    ["[1,]", 3, "invalid character ']' looking for beginning of value"],
    ["[1 2]", 3, "invalid character '2' after array element"],
    ['{"a" 1}', 5, "invalid character '1' after object key"],
    ["{a: 1}", 1, "invalid character 'a' looking for beginning of object key string"],
    ['{"a": 1,}', 8, "invalid character '}' looking for beginning of object key string"],
    ['{"a": 1 "b"}', 8, "invalid character '\"' after object key:value pair"],
    ["[] []", 3, "invalid character '[' after top-level value"],
    ["- a", 1, "invalid character ' ' in numeric literal"],
    ["1.x", 2, "invalid character 'x' after decimal point in numeric literal"],
    ["1e", 2, "unexpected end of JSON input"],
    ["nul", 3, "unexpected end of JSON input"],
    ["nulx", 3, "invalid character 'x' in literal null (expecting 'l')"],
    ['"a\nb"', 2, "invalid character '\\n' in string literal"],
    ['"\\x"', 2, "invalid character 'x' in string escape code"],
    ['"\\u00g0"', 5, "invalid character 'g' in \\u hexadecimal character escape"],
    ["# no comment", 0, "invalid character '#' looking for beginning of value"],
  ] as const) {
    const { ...mistake } = findJsonMistake(text);
    assert.deepEqual(mistake, { offset, message }, text);
  }
});
