import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { readYaml } from "./read.ts";
import { findEntry, pathNames, yamlPathAt } from "./yaml-path.ts";

test("tells the path at an offset, and whether it is a key or a value", () => {
  checkPath("gro<|>ups:\n- name: a\n", "groups key");
  checkPath("groups:\n- name: <|>a\n", "groups 0 name value");
  checkPath("groups:\n- name: a\n  rules:\n  - alert: X\n    ex<|>pr: up\n", "groups 0 rules 0 expr key");
  checkPath(
    "groups:\n- name: a\n  rules:\n  - alert: X\n    expr: |\n      up<|>\n",
    "groups 0 rules 0 expr value",
  );
  checkPath("labels: {a: b, c: <|>d}\n", "labels c value");
  checkPath("labels: <|>\n", "labels value");
  checkPath("a: &x {k: v}\nb: *<|>x\n", "b value");
});

test("finds the entry that counts", () => {
  const root = readYaml("a: 1\nb: 2\na: 3\n", () => yaml)[0]?.root;
  assert.ok(root?.kind === "map");
  const value = findEntry(root, "a")?.value;
  assert.equal(value?.kind === "scalar" && value.value, "3");
  assert.equal(findEntry(root, "c"), undefined);
});

function checkPath(marked: string, expected: string): void {
  const offset = marked.indexOf("<|>");
  const steps = yamlPathAt(readYaml(marked.replace("<|>", ""), () => yaml)[0]?.root, offset);
  const last = steps[steps.length - 1];
  const side = last?.kind === "entry" ? last.at : "item";
  assert.equal([...pathNames(steps), side].join(" "), expected);
}
