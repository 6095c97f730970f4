import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { goQuote } from "../text/go-quote.ts";
import { applyEdits } from "../text/text-edit.ts";
import { replaceInString, spanInString } from "./string-edit.ts";
import { unquote } from "./string-literal.ts";

test("writes what it replaces as the quotes ask for", () => {
  const span = { from: 1, to: 2 };
  checkEdit('"a.b"', '"a\\\\.b"');
  checkEdit("'a.b'", "'a\\\\.b'");
  checkEdit("`a.b`", "`a\\.b`");

  function checkEdit(literal: string, expected: string): void {
    const edit = replaceInString(literal, { span, newText: "\\." });
    assert.equal(edit && applyEdits(literal, [edit]), expected);
  }
});

test("leaves escapes as they are written", () => {
  const edit = replaceInString('"\\x41.\\u00e4"', { span: { from: 1, to: 2 }, newText: "" });
  assert.deepEqual(edit, { span: { from: 5, to: 6 }, newText: "" });
});

test("does not put a backquote between backquotes", () => {
  assert.equal(replaceInString("`a`", { span: { from: 0, to: 1 }, newText: "`" }), undefined);
});

test("knows no places of bytes that make one character together", () => {
  assert.equal(spanInString('"\\xc3\\xa4"', { from: 0, to: 1 }), undefined);
});

test("makes the value that was asked for", () => {
  const random = new Random(7);
  const alphabet = ["a", ".", "\\", '"', "'", "\n", "\t", "é", "😀", "\x01"];
  const text = (length: number) => Array.from({ length }, () => random.pick(alphabet)).join("");
  for (let round = 0; round < 500; round++) {
    const value = text(random.below(8));
    const characters = [...value];
    const cut = random.below(characters.length + 1);
    const from = characters.slice(0, cut).join("").length;
    const to = characters.slice(0, cut + random.below(characters.length - cut + 1)).join("").length;
    const newText = text(random.below(4));
    const literal = goQuote(value);
    const edit = replaceInString(literal, { span: { from, to }, newText });
    assert.ok(edit !== undefined, literal);
    assert.equal(unquote(applyEdits(literal, [edit])), value.slice(0, from) + newText + value.slice(to));
  }
});
