import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions as options } from "../../../../test/support/read-options.ts";
import { changeContent, editFile, settleFile } from "./edit-file.ts";
import { readFile } from "./read-file.ts";
import type { SourceFile } from "./source-file.ts";

const text = `groups:
  - name: a
    rules:
      - alert: A
        expr: up
      - alert: B
        expr: up
      - alert: C
        expr: up
`;

test("an edit within a rule leaves all other chunks as they are", () => {
  const file = readFile(text, { options });
  const edited = replace(file, "alert: B", "alert: Bb");
  assert.deepEqual(shared(file, edited), [true, true, true, false, true]);
  assert.deepEqual(names(edited), ["A", "Bb", "C"]);
});

test("the lines after an edit move, their chunks do not", () => {
  const file = readFile(text, { options });
  const edited = replace(file, "alert: A\n", "alert: A\n        for: 1m\n");
  assert.deepEqual(shared(file, edited), [true, true, false, true, true]);
  assert.deepEqual(
    [...edited.chunks()].map(({ line }) => line),
    [0, 1, 3, 6, 8],
  );
});

test("a removed dash joins two rules, and a new one divides them", () => {
  const file = readFile(text, { options });
  const joined = replace(file, "- alert: B", "  alert: B");
  assert.deepEqual(names(joined), ["A", "C"]);
  assert.deepEqual(names(replace(joined, "  alert: B", "- alert: B")), ["A", "B", "C"]);
});

test("a quote that is opened in one rule and closed in another is read as Prometheus reads it", () => {
  const file = readFile(text, { options });
  const open = replace(file, "expr: up\n      - alert: B", 'expr: "up\n      - alert: B');
  assert.deepEqual(names(open), ["A", "B", "C"]);
  const closed = replace(open, "alert: C", 'alert: C"');
  assert.deepEqual(names(closed), ["A"]);
  assert.equal([...closed.chunks()].length, 1);
});

test("an anchor and its alias may stand in different rules", () => {
  const labels = (value: string) => `\n        labels: ${value}`;
  const anchored = text
    .replace("expr: up", `expr: up${labels("&l {a: b}")}`)
    .replace("alert: B", `alert: B${labels("*l")}`);
  const rules = [...readFile(anchored, { options }).rules()];
  assert.deepEqual(
    rules.map(({ rule }) => rule.labels?.labels[0]?.text),
    ["b", "b", undefined],
  );
});

test("a long file with a broken rule is settled when asked to", () => {
  const rule = "      - alert: X\n        expr: up == 0\n";
  const file = readFile(text + rule.repeat(5000), { options });
  const broken = replace(file, "alert: B", 'alert: "B');
  assert.equal(broken.isSettled, false);
  assert.equal([...broken.rules()].length, 5003);
  const settled = settleFile(broken);
  assert.equal(settled.isSettled, true);
  assert.equal([...settled.rules()].length, 5003);
});

test("changes of an editor count one after the other, and a whole text may come too", () => {
  const file = readFile(text, { options });
  const changed = changeContent(file, [
    { range: { start: { line: 3, character: 15 }, end: { line: 3, character: 16 } }, text: "First" },
    { range: { start: { line: 3, character: 20 }, end: { line: 3, character: 20 } }, text: "One" },
  ]);
  assert.deepEqual(names(changed), ["FirstOne", "B", "C"]);
  const replaced = changeContent(changed, [{ text: text.replace("alert: C", "alert: Last") }]);
  assert.deepEqual(names(replaced), ["A", "B", "Last"]);
  assert.deepEqual(shared(changed, replaced), [true, true, false, true, false]);
});

test("a file that becomes another kind is read anew", () => {
  const file = readFile(text, { options });
  const other = replace(file, "groups:", "scrape_configs: []\nother:");
  assert.notEqual(other.kind, "rule-file");
  assert.equal(replace(other, "scrape_configs: []\nother:", "groups:").kind, "rule-file");
});

function replace(file: SourceFile, before: string, after: string): SourceFile {
  const from = file.text().indexOf(before);
  assert.notEqual(from, -1);
  return editFile(file, [{ span: { from, to: from + before.length }, newText: after }]);
}

function names(file: SourceFile): unknown[] {
  return [...file.rules()].map(({ rule }) => (rule.kind === "alerting" ? rule.alert.value : rule.kind));
}

/** For each chunk of the old version, whether the new one has it too. */
function shared(before: SourceFile, after: SourceFile): boolean[] {
  const chunks = new Set([...after.chunks()].map(({ chunk }) => chunk));
  return [...before.chunks()].map(({ chunk }) => chunks.has(chunk));
}

test("a slip in the word `groups` is a mistake in a rule file, not another kind of file", () => {
  const edited = replace(readFile(text, { options }), "groups:", "grups:");
  assert.equal(edited.kind, "rule-file");
  assert.deepEqual(
    [...edited.chunks()].flatMap(({ chunk }) => chunk.problems.map(({ check }) => check)),
    ["unknown-field"],
  );
  assert.equal(replace(edited, "grups:", "groups:").kind, "rule-file");
});
