import assert from "node:assert/strict";
import { test } from "node:test";
import { describeLabels, readPossibleLabels } from "../../../../test/support/show-labels.ts";
import { anyLabels, uniteAllLabels, uniteLabels } from "./combine-labels.ts";

function checkUnited(sets: readonly string[], united: string): void {
  const all = sets.map(readPossibleLabels);
  assert.equal(describeLabels(uniteAllLabels(all)), united);
  assert.equal(describeLabels(all.reduce(uniteLabels)), united);
}

test("unites what is known of series from several sources", () => {
  checkUnited(["a b", "a"], "a b?");
  checkUnited(['a="x"', 'a="y|z"', 'a="x"'], 'a="x|y|z"');
  checkUnited(['a="x"', "a", 'a="y"'], "a");
  checkUnited(['a="x"', "…", "b"], "… a? b?");
  checkUnited(["a", ""], "a?");
});

test("keeps the values of thousands of sources", () => {
  const sets = Array.from({ length: 5000 }, (_, at) => readPossibleLabels(`a="v${at}"`));
  const { values } = uniteAllLabels(sets).labels.get("a")!;
  assert.equal(values.kind === "known" && values.values.size, 5000);
});

test("knows nothing of labels with more names than anybody reads", () => {
  const sets = Array.from({ length: 250 }, (_, at) => readPossibleLabels(`a${at}`));
  assert.equal(describeLabels(uniteAllLabels(sets)), describeLabels(anyLabels));
});
