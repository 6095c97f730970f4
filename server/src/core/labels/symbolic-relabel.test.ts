import assert from "node:assert/strict";
import { test } from "node:test";
import { relabelConfig, relabelOptions } from "../../../../test/support/label-sets.ts";
import { Random } from "../../../../test/support/random.ts";
import {
  drawLabels,
  findContradiction,
  randomPossibleLabels,
  randomRelabelConfig,
} from "../../../../test/support/random-relabelling.ts";
import { relabel } from "./relabel.ts";
import { relabelPossible } from "./symbolic-relabel.ts";

const options = { ...relabelOptions, stage: "target" } as const;

test("whatever exact labels become is among what possible labels become", () => {
  const random = new Random(3);
  let kept = 0;
  for (let round = 0; round < 800; round++) {
    const possible = randomPossibleLabels(random);
    const configs = Array.from({ length: 1 + random.below(4) }, () => randomRelabelConfig(random));
    const after = relabelPossible(
      possible,
      configs.map((config, at) => ({ config, number: at + 1 })),
      options,
    );
    for (let draw = 0; draw < 5; draw++) {
      const labels = drawLabels(random, possible, options);
      const exact = relabel(labels, configs, options);
      if (exact !== undefined) kept++;
      const contradiction = findContradiction(exact, after, options);
      assert.equal(contradiction, undefined, show({ round, configs, labels: [...labels], possible, after }));
    }
  }
  assert.ok(kept > 1000, `${kept}`);
});

test("hundreds of rules that double, open and narrow again come to an end", () => {
  const random = new Random(1);
  const configs = [
    { sourceLabels: ["a"], targetLabel: "a", replacement: "$1$1" },
    { sourceLabels: ["a"], targetLabel: "$1", replacement: "b" },
    { action: "labelmap", regex: "(.+)", replacement: "x_$1" },
    { action: "labelmap", regex: "(.)(.*)", replacement: "$2$1" },
    { action: "labeldrop", regex: "x_x_.*" },
    { sourceLabels: ["b"], targetLabel: "b", replacement: "" },
  ] as const;
  for (let round = 0; round < 2; round++) {
    const rules = Array.from({ length: 150 }, () => relabelConfig(random.pick(configs)));
    const after = relabelPossible(
      randomPossibleLabels(random),
      rules.map((config, at) => ({ config, number: at + 1 })),
      options,
    );
    assert.ok(after !== undefined && after.open.length <= 64);
    after.open.some((open) => open.allows("x_a"));
  }
});

function show(value: unknown): string {
  return JSON.stringify(
    value,
    (_, each) =>
      typeof each === "bigint" ? `${each}` : each instanceof Map ? Object.fromEntries(each) : each,
    1,
  );
}
