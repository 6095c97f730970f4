import assert from "node:assert/strict";
import { test } from "node:test";
import { yamlPlaceAt } from "./yaml-place.ts";

/** Path and kind of place at `<|>`; of a value what is written of it, of a key the word and the keys beside it. */
function checkPlace(marked: string, expected: string): void {
  for (const text of [marked, marked.replaceAll("\n", "\r\n")]) {
    const offset = text.indexOf("<|>");
    const plain = text.replace("<|>", "");
    assert.equal(print(plain, offset).replaceAll("\\r\\n", "\\n"), expected);
  }
}

function print(text: string, offset: number): string {
  const place = yamlPlaceAt(text, offset);
  if (place === undefined) return "nothing";
  const path = place.path.join("/");
  const { at } = place;
  if (at.kind === "comment") return "comment";
  if (at.kind === "value") {
    return `${path} = ${at.style} ${JSON.stringify(text.slice(at.span.from, at.span.to))}`;
  }
  const word = text.slice(at.word.from, at.word.to) + (at.hasColon ? ":" : "");
  return `${path} + key ${JSON.stringify(word)} beside ${at.siblings.join(",")}`.trimEnd();
}

test("an empty text has a place for a key", () => {
  checkPlace("<|>", ` + key "" beside`);
  checkPlace("gro<|>", ` + key "gro" beside`);
});

test("a key after the dash of a new item belongs to the item", () => {
  checkPlace("groups:\n  - <|>", `groups/- + key "" beside`);
  checkPlace("groups:\n- na<|>", `groups/- + key "na" beside`);
  checkPlace("groups:\n  - na<|>\n    rules: []\n", `groups/- + key "na" beside rules`);
});

test("a key on a line of its own has the keys above and below beside it", () => {
  checkPlace(
    "groups:\n  - name: a\n    <|>\n    rules:\n      - alert: x\n",
    `groups/- + key "" beside name,rules`,
  );
  checkPlace(
    "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: up\n        <|>\n      - alert: Y\n        for: 1m\n",
    `groups/-/rules/- + key "" beside expr,alert`,
  );
});

test("keys below a key without a value belong to it", () => {
  checkPlace(
    "groups:\n- rules:\n  - alert: X\n    labels:\n      <|>",
    `groups/-/rules/-/labels + key "" beside`,
  );
  checkPlace(
    "groups:\n- rules:\n  - alert: X\n    labels:\n      a: b\n    <|>",
    `groups/-/rules/- + key "" beside labels,alert`,
  );
});

test("the column decides where a new line belongs", () => {
  checkPlace("groups:\n- rules:\n  - alert: X\n<|>", ` + key "" beside groups`);
  checkPlace("groups:\n- rules:\n  - alert: X\n  <|>", `groups/- + key "" beside rules`);
});

test("the rest of the line after a colon is the value", () => {
  checkPlace("a:\n  for: <|>", `a/for = plain ""`);
  checkPlace("a:\n  for: 5<|>m # five", `a/for = plain "5m"`);
  checkPlace("- expr: 'a<|> b'", `-/expr = single-quoted "'a b'"`);
  checkPlace('- expr: "sum(<|>', `-/expr = double-quoted "\\"sum("`);
});

test("between a key and its colon, and behind a word that is no key, there is no place", () => {
  checkPlace("a:\n  name <|> : b", "nothing");
  checkPlace("a:\n  name <|>", "nothing");
});

test("right after a colon there is no value yet", () => {
  checkPlace("for:<|>", `for = plain ""`);
  checkPlace("for:<|>m", ` + key "for:m" beside`);
});

test("lines below a block header belong to its scalar", () => {
  checkPlace(
    "- expr: |\n    sum(\n      <|>\n    )\n  for: 1m\n",
    `-/expr = block "    sum(\\n      \\n    )"`,
  );
  checkPlace("- expr: >-\n    <|>\n  for: 1m\n", `-/expr = block "    "`);
  checkPlace("- expr: |\n    a:\n      <|>b\n", `-/expr = block "    a:\\n      b\\n"`);
});

test("deeper lines below a value go on with it", () => {
  checkPlace("- expr: sum(\n    up<|>)\n  for: 1m\n", `-/expr = plain "sum(\\n    up)"`);
});

test("a comment is no place for anything else", () => {
  checkPlace("groups: # the <|>groups", "comment");
  checkPlace("groups:\n  # <|>", "comment");
  checkPlace("a: 'b # <|>c'", `a = single-quoted "'b # c'"`);
});
