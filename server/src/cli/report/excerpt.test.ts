import assert from "node:assert/strict";
import { test } from "node:test";
import { excerptOf } from "./excerpt.ts";

/** `«` and `»` mark the range; what comes back is what a terminal shows. */
function shown(marked: string, columns = 40): string {
  const from = marked.indexOf("«");
  const text = marked.replace("«", "").replace("»", "");
  const to = marked.indexOf("»") - 1;
  const lines = text.split("\n");
  const position = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length, column: before.at(-1)!.length + 1, offset };
  };
  const source = { text, line: (number: number) => lines[number - 1] ?? "" };
  return excerptOf(source, { start: position(from), end: position(to) }, columns)
    .flatMap(({ text, carets }) => (carets === "" ? [text] : [text, carets]))
    .join("\n");
}

function columnsOf(carets: string): string {
  return carets.split("\n")[1]!;
}

test("draws carets below the range", () => {
  assert.equal(shown("expr: «rat»(x)"), "expr: rat(x)\n      ^^^");
});

test("an empty range is one caret", () => {
  assert.equal(shown("expr: sum(a«»"), "expr: sum(a\n           ^");
  assert.equal(shown("expr: «»sum"), "expr: sum\n      ^");
  assert.equal(shown("«»"), "\n^");
});

test("tabs, wide and combined characters keep the carets in place", () => {
  assert.equal(columnsOf(shown("\ta: «b»")), "       ^");
  assert.equal(columnsOf(shown("日本: «b»")), "      ^");
  assert.equal(columnsOf(shown("😀 «b»")), "   ^");
  assert.equal(columnsOf(shown("e\u0301 «b»")), "  ^");
  assert.equal(columnsOf(shown("a «日»")), "  ^^");
});

test("control characters are shown, not obeyed", () => {
  assert.equal(shown("a\u001b[31m «b»"), "a␛[31m b\n       ^");
});

test("a long line is cut around the range", () => {
  const cut = shown(`${"x".repeat(100)}«abc»${"y".repeat(100)}`, 20);
  assert.equal(cut, "…xxxxxxabcyyyyyyyyy…\n       ^^^");
  const atEnd = shown(`${"x".repeat(100)}«abc»`, 20);
  assert.equal(atEnd, "…xxxxxxxxxxxxxxxabc\n                ^^^");
  const atStart = shown(`«abc»${"y".repeat(100)}`, 20);
  assert.equal(atStart, "abcyyyyyyyyyyyyyyyy…\n^^^");
});

test("a range longer than the terminal fills what is shown", () => {
  assert.equal(shown(`ab«${"x".repeat(500)}»`, 20), `abxxxxxxxxxxxxxxxxx…\n  ^^^^^^^^^^^^^^^^^`);
});

test("a range of several lines leaves their indentation out", () => {
  assert.equal(
    shown("a: «|\n  one\n  two»"),
    ["a: |", "   ^", "  one", "  ^^^", "  two", "  ^^^"].join("\n"),
  );
});

test("of many lines the first two and the last are shown", () => {
  assert.equal(
    shown("a: «|\n  1\n  2\n  3\n  4\n  5\n  6\n»"),
    ["a: |", "   ^", "  1", "  ^", "…", "  6", "  ^"].join("\n"),
  );
});
