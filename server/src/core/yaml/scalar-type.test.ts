import assert from "node:assert/strict";
import { test } from "node:test";
import { scalarType } from "./scalar-type.ts";

test("tells what go-yaml takes a plain scalar for", () => {
  checkTypes("!!null", ["", "~", "null", "Null", "NULL"]);
  checkTypes("!!bool", ["true", "False", "TRUE"]);
  checkTypes("!!str", ["yes", "on", "n", "nULL", "a", "-", "+", ".", "1m", "0x", "08a"]);
  checkTypes("!!int", ["0", "12", "-3", "+4", "0x1F", "0777", "0o17", "0b101", "-0b1", "1_000", "1__"]);
  checkTypes("!!int", ["9223372036854775808", "18446744073709551615"]);
  checkTypes("!!float", [
    "18446744073709551616",
    "1.5",
    ".5",
    "1.",
    "1e3",
    "-1E-3",
    "08",
    ".inf",
    "-.INF",
    ".NaN",
  ]);
  checkTypes("!!str", ["1e999", ".5_0", "--1", ".e1"]);
  checkTypes("!!timestamp", [
    "2001-12-14",
    "2001-2-3",
    "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43.1",
  ]);
  checkTypes("!!str", ["2001-13-14", "2001-02-30", "2001-12-14 21:59:43Z", "2001-12-14T21:59:43"]);
  checkTypes("!!merge", ["<<"]);
});

test("takes quoted and block scalars for texts, and believes a tag", () => {
  const span = { from: 0, to: 0 };
  assert.equal(scalarType({ kind: "scalar", span, style: "single-quoted", value: "1" }), "!!str");
  assert.equal(scalarType({ kind: "scalar", span, style: "literal", value: "" }), "!!str");
  assert.equal(scalarType({ kind: "scalar", span, style: "plain", value: "1", tag: "!!str" }), "!!str");
});

function checkTypes(type: string, values: readonly string[]): void {
  for (const value of values) {
    const found = scalarType({ kind: "scalar", span: { from: 0, to: 0 }, style: "plain", value });
    assert.equal(found, type, JSON.stringify(value));
  }
}
