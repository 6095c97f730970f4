import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { chooseObviousFixes, chooseSafeFixes, type FixEdits } from "./choose-fixes.ts";

const text = "abcdefgh";

test("fixes that touch no other one are made together", () => {
  assert.equal(applied(problem(edit("b", "B")), problem(edit("d", "D"))), "aBcDefgh");
});

test("of two fixes at one place the first is made", () => {
  assert.equal(applied(problem(edit("bc", "1")), problem(edit("cd", "2"))), "a1defgh");
  assert.equal(applied(problem(edit("bc", "1")), problem(edit("d", "2"))), "a1defgh");
  assert.equal(applied(problem(edit("ef", "1")), problem(edit("de", "2"))), "abcd1gh");
});

test("a fix is made as a whole or not at all", () => {
  assert.equal(applied(problem(edit("c", "1")), problem(edit("a", "2"), edit("c", "3"))), "ab1defgh");
});

test("a fix may stand between the edits of another one", () => {
  assert.equal(applied(problem(edit("a", "1"), edit("h", "1")), problem(edit("d", "2"))), "1bc2efg1");
});

test("a fix whose own edits overlap is never made", () => {
  assert.equal(applied(problem(edit("ab", "1"), edit("bc", "2"))), text);
});

test("only safe fixes are made unasked, and none that has to change other files", () => {
  const edits = [edit("a", "1")];
  assert.deepEqual(chooseSafeFixes([{ fixes: [{ safe: false, edits }] }, {}]), []);
  const otherFiles = [{ file: "/b.yml", edits }];
  assert.deepEqual(chooseSafeFixes([{ fixes: [{ safe: true, edits, otherFiles }] }]), []);
  assert.deepEqual(chooseObviousFixes([{ fixes: [{ safe: false, edits, otherFiles }] }]), []);
});

test("which of several unsafe fixes is meant only a person can say", () => {
  const [one, other] = ["1", "2"].map((newText) => ({ safe: false, edits: [edit("a", newText)] }));
  assert.deepEqual(chooseObviousFixes([{ fixes: [one!] }]), [one]);
  assert.deepEqual(chooseObviousFixes([{ fixes: [one!, other!] }]), []);
  assert.deepEqual(chooseObviousFixes([{ fixes: [one!, { ...other!, safe: true }] }]), [
    { ...other, safe: true },
  ]);
});

function applied(...problems: readonly { readonly fixes: readonly FixEdits[] }[]): string {
  return applyEdits(
    text,
    chooseSafeFixes(problems).flatMap((fix) => fix.edits),
  );
}

function problem(...edits: readonly TextEdit[]): { readonly fixes: readonly FixEdits[] } {
  return { fixes: [{ safe: true, edits }] };
}

function edit(found: string, newText: string): TextEdit {
  const from = text.indexOf(found);
  return { span: { from, to: from + found.length }, newText };
}
