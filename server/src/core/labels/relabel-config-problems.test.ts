import assert from "node:assert/strict";
import { test } from "node:test";
import { relabelOptions } from "../../../../test/support/label-sets.ts";
import { type RelabelConfigFields, relabelConfigProblems } from "./relabel-config-problems.ts";

function problemsOf(fields: RelabelConfigFields, names: "utf8" | "legacy" = "utf8"): readonly string[] {
  const problems = relabelConfigProblems(fields, { ...relabelOptions, names });
  return [...problems].map(({ field, message }) => `${field}: ${message}`);
}

test("accepts what each action needs", () => {
  assert.deepEqual(problemsOf({ sourceLabels: ["a"], targetLabel: "b" }), []);
  assert.deepEqual(problemsOf({ action: "Keep", sourceLabels: ["a"], regex: "x" }), []);
  assert.deepEqual(problemsOf({ action: "labelmap", regex: "a_(.+)" }), []);
  assert.deepEqual(problemsOf({ action: "labeldrop", regex: "a" }), []);
  assert.deepEqual(problemsOf({ action: "keepequal", sourceLabels: ["a"], targetLabel: "b" }), []);
  assert.deepEqual(problemsOf({ action: "hashmod", modulus: 3n, targetLabel: "b" }), []);
});

test("names what does not decode", () => {
  assert.deepEqual(problemsOf({ action: "kep", regex: "(", sourceLabels: ["a", ""] }), [
    'action: unknown relabel action "kep"',
    "regex: error parsing regexp: missing closing ): `(`",
    'source_labels: "" is not a valid label name',
  ]);
});

test("names what is missing", () => {
  assert.deepEqual(problemsOf({}), [
    "target_label: relabel configuration for replace action requires 'target_label' value",
  ]);
  assert.deepEqual(problemsOf({ action: "hashmod", targetLabel: "a" }), [
    "modulus: relabel configuration for hashmod requires non-zero modulus",
  ]);
});

test("names fields that an action does not take", () => {
  const equal = "keepequal action requires only 'source_labels' and `target_label`, and no other fields";
  assert.deepEqual(problemsOf({ action: "keepequal", targetLabel: "b", regex: "(.*)" }), [`regex: ${equal}`]);
  assert.deepEqual(problemsOf({ action: "keepequal", targetLabel: "b", separator: "" }), [
    `separator: ${equal}`,
  ]);
  assert.deepEqual(problemsOf({ action: "lowercase", targetLabel: "b", replacement: "" }), [
    "replacement: 'replacement' can not be set for lowercase action",
  ]);
  assert.deepEqual(problemsOf({ action: "labelkeep", regex: "a", sourceLabels: [] }), [
    "source_labels: labelkeep action requires only 'regex', and no other fields",
  ]);
});

test("holds names against the characters that are allowed", () => {
  const wrong = [`target_label: "a.b" is invalid 'target_label' for replace action`];
  assert.deepEqual(problemsOf({ targetLabel: "a.b" }, "legacy"), wrong);
  assert.deepEqual(problemsOf({ targetLabel: "a.b" }), []);
  assert.deepEqual(problemsOf({ targetLabel: "a_${1}$2" }, "legacy"), []);
  assert.deepEqual(problemsOf({ action: "labelmap", replacement: "" }), [
    `replacement: "" is invalid 'replacement' for labelmap action`,
  ]);
});

test("decides about a long name with many dollars at once", () => {
  const name = `${"$a".repeat(50_000)}-`;
  assert.equal(problemsOf({ targetLabel: name }, "legacy").length, 1);
});
