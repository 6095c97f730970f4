import assert from "node:assert/strict";
import { test } from "node:test";
import { relabelOptions } from "../../../../test/support/label-sets.ts";
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
  for (let round = 0; round < 1200; round++) {
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
  assert.ok(kept > 1500, `${kept}`);
});

function show(value: unknown): string {
  return JSON.stringify(
    value,
    (_, each) =>
      typeof each === "bigint" ? `${each}` : each instanceof Map ? Object.fromEntries(each) : each,
    1,
  );
}
