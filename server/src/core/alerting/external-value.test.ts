import assert from "node:assert/strict";
import { test } from "node:test";
import { mayBecome, partsOfValue } from "./external-value.ts";

test("finds variables where Go does", () => {
  const shown = (text: string): string =>
    partsOfValue(text)
      .map((part) => (typeof part === "string" ? part : `‹${part.variable}›`))
      .join("");
  const cases: Readonly<Record<string, string>> = {
    "": "",
    eu: "eu",
    "${CLUSTER}": "‹CLUSTER›",
    $CLUSTER: "‹CLUSTER›",
    "eu-${A}-$B_1.x": "eu-‹A›-‹B_1›.x",
    "$$5 and $${A}": "$5 and ${A}",
    "${$}": "$",
    $12: "‹1›2",
    "${a b}": "‹a b›",
    "${}": "",
    "a${}b": "ab",
    "a${b": "ab",
    a$: "a$",
    "$ a$-b": "$ a‹-›b",
    "$.": "$.",
    "${A}${B}": "‹A›‹B›",
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(shown(text), expected, text);
});

test("tells whether a value may have become a text", () => {
  const may = (value: string, text: string): boolean => mayBecome(partsOfValue(value), text);
  assert.ok(may("${A}", "eu"));
  assert.ok(may("${A}", ""));
  assert.ok(may("eu-${A}-${B}-1", "eu-x-y-1"));
  assert.ok(!may("eu-${A}", "us-1"));
  assert.ok(!may("a${A}a", "a"));
  assert.ok(!may("a-${A}-b-${B}", "a-b"));
  assert.ok(may("eu", "eu"));
  assert.ok(!may("eu", "eu-1"));
});
