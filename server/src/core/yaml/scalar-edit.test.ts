import { equal } from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { applyEdits } from "../text/text-edit.ts";
import { readYaml } from "./read.ts";
import { replaceInScalar } from "./scalar-edit.ts";

test("writes what takes the place of a piece in the style of the scalar", () => {
  equal(edited("a: up == 1", "1", "0"), "a: up == 0");
  equal(edited("a: 'up == 1'", "1", "x'"), "a: 'up == x'''");
  equal(edited('a: "up == 1"', "1", '"'), 'a: "up == \\""');
  equal(edited("a: |\n  up\n  == 1\n", "1", "0"), "a: |\n  up\n  == 0\n");
});

test("leaves alone what the style cannot hold", () => {
  equal(edited("a: up == 1", "1", "1 # one"), undefined);
  equal(edited("a: up == 1", "1", "1\n2"), undefined);
});

test("leaves values alone that are longer than anybody writes", () => {
  equal(edited(`a: ${"x".repeat(9_999)}1`, "1", "0"), `a: ${"x".repeat(9_999)}0`);
  equal(edited(`a: ${"x".repeat(10_000)}1`, "1", "0"), undefined);
});

/** The text with another piece in the value of its only key. */
function edited(text: string, piece: string, newText: string): string | undefined {
  const root = readYaml(text, () => yaml)[0]?.root;
  const value = root?.kind === "map" ? root.entries[0]?.value : undefined;
  if (value?.kind !== "scalar") throw new Error("no scalar");
  const from = value.value.indexOf(piece);
  const edit = replaceInScalar(text, value, { span: { from, to: from + piece.length }, newText });
  return edit && applyEdits(text, [edit]);
}
