import assert from "node:assert/strict";
import { test } from "node:test";
import { codeSpans } from "./code-spans.ts";

test("tells code from words", () => {
  assert.equal(
    inBrackets("`environment` is `staging`; needs `prod`."),
    "[environment] is [staging]; needs [prod].",
  );
});

test("knows fences that are longer than the backticks inside", () => {
  assert.equal(inBrackets("is `` a`b `` here"), "is [a`b] here");
  assert.equal(inBrackets("``` `` ```"), "[``]");
});

test("takes a fence that is never closed for text", () => {
  assert.equal(inBrackets("a ` b"), "a ` b");
  assert.equal(inBrackets("a `` b `c`"), "a `` b [c]");
});

test("takes HTML and other Markdown for text", () => {
  assert.equal(inBrackets("<b>**x**</b> `<i>`"), "<b>**x**</b> [<i>]");
});

function inBrackets(markdown: string): string {
  return codeSpans(markdown)
    .map(({ text, isCode }) => (isCode ? `[${text}]` : text))
    .join("");
}
