import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions as options } from "../../../../test/support/read-options.ts";
import { editFile } from "../files/edit-file.ts";
import { readFile } from "../files/read-file.ts";
import type { SourceFile } from "../files/source-file.ts";
import { WorkCounters } from "../files/work-counters.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { FileProblems } from "./file-problems.ts";

const text = `groups:
  - name: a
    rules:
      - alert: A
        expr: ALERTS
      - alert: B
        expr: ALERTS
  - name: b
    labels: {team: b}
    rules:
      - alert: C
        expr: ALERTS
`;

test("a rule that begins to repeat another one is reported, and no more when it does not", () => {
  const { problems, file } = open();
  const repeated = replace(file, "alert: B", "alert: A");
  assert.deepEqual(found(problems, repeated), ["duplicate-rule 5"]);
  assert.deepEqual(
    found(
      problems,
      replace(repeated, "alert: A\n        expr: ALERTS\n      -", "alert: X\n        expr: ALERTS\n      -"),
    ),
    [],
  );
});

test("a rule of another group repeats one when the labels of its group are gone", () => {
  const { problems, file } = open();
  const named = replace(file, "alert: C", "alert: A");
  assert.deepEqual(found(problems, named), []);
  assert.deepEqual(found(problems, replace(named, "    labels: {team: b}\n", "")), ["duplicate-rule 9"]);
});

test("a rule that comes into another group by a new header has that group's labels", () => {
  const { problems, file } = open();
  const repeated = replace(file, "alert: B", "alert: A");
  assert.deepEqual(found(problems, repeated), ["duplicate-rule 5"]);
  const header = "  - name: c\n    labels: {team: c}\n    rules:\n";
  const divided = editFile(repeated, [
    { span: { from: lineStart(repeated, 5), to: lineStart(repeated, 5) }, newText: header },
  ]);
  assert.deepEqual(found(problems, divided), []);
});

test("problems below an edit move with their lines", () => {
  const { problems, file } = open();
  const broken = replace(file, "alert: C\n        expr: ALERTS", "alert: C\n        expr: ALERTS(");
  assert.deepEqual(found(problems, broken), ["promql-syntax 11"]);
  assert.deepEqual(found(problems, replace(broken, "groups:", "# One.\n# Two.\ngroups:")), [
    "promql-syntax 13",
  ]);
});

test("preparing reads everything, so that the update after it reads nothing; half of it may be dropped", () => {
  const work = new WorkCounters();
  const file = readFile(text, { options, work });
  const problems = new FileProblems(defaultCheckSettings);
  const dropped = problems.prepare(file);
  dropped.next();
  dropped.next();
  for (const _ of problems.prepare(file));
  const { chunksRead } = work;
  assert.equal(chunksRead, 6);
  assert.deepEqual(problems.update(file), []);
  assert.equal(work.chunksRead, chunksRead);
});

test("an edit reads one chunk, even where each rule has a mistake and repeats another one", () => {
  const work = new WorkCounters();
  const rules = '      - record: "x\n        expr: ALERTS\n'.repeat(500);
  const broken = readFile(`groups:\n  - name: a\n    rules:\n${rules}`, { options, work });
  const problems = new FileProblems(defaultCheckSettings);
  const found = problems.update(broken).length;
  const { chunksRead } = work;
  const from = broken.text().lastIndexOf("ALERTS");
  const edited = editFile(broken, [{ span: { from, to: from }, newText: "q" }]);
  assert.equal(problems.update(edited).length, found);
  assert.equal(work.chunksRead, chunksRead + 1);
  assert.equal(work.wholeReads, 0);
});

function open() {
  const problems = new FileProblems(defaultCheckSettings);
  const file = readFile(text, { options });
  assert.deepEqual(problems.update(file), []);
  return { problems, file };
}

/** Which checks found something, and in which line. */
function found(problems: FileProblems, file: SourceFile): string[] {
  return problems.update(file).map(({ check, span }) => `${check} ${file.positionAt(span.from).line}`);
}

function replace(file: SourceFile, before: string, after: string): SourceFile {
  const from = file.text().indexOf(before);
  assert.notEqual(from, -1);
  return editFile(file, [{ span: { from, to: from + before.length }, newText: after }]);
}

function lineStart(file: SourceFile, line: number): number {
  return file.offsetAt({ line, character: 0 });
}
