import assert from "node:assert/strict";
import { test } from "node:test";
import { findTargets, isSeries, labelsText, targetRows } from "./target-rows.ts";

const rows = targetRows([
  { labels: { job: "node", instance: "a:9100", env: "prod" }, source: "static", from: "prometheus.yml:9" },
  { labels: { job: "node", instance: "b:9100" }, source: "live", from: "production", health: "down" },
  { labels: { team: "x" }, source: "live", from: "production", health: "up" },
]);

test("names a target by its instance and job, or by all of its labels", () => {
  assert.deepEqual(
    rows.map(({ name }) => name),
    ["a:9100 of node", "b:9100 of node", '{team="x"}'],
  );
});

test("says where a target is known from, and how it is when it is not up", () => {
  assert.deepEqual(
    rows.map(({ detail }) => detail),
    [
      '{env="prod", instance="a:9100", job="node"} from prometheus.yml:9',
      '{instance="b:9100", job="node"} from production, down',
      '{team="x"} from production',
    ],
  );
});

test("finds targets in which all words stand, whatever their case", () => {
  const found = (search: string): string[] => findTargets(rows, search).map(({ name }) => name);
  assert.deepEqual(found("NODE prod"), ["a:9100 of node", "b:9100 of node"]);
  assert.deepEqual(found("9100 down"), ["b:9100 of node"]);
  assert.equal(found("").length, 3);
  assert.deepEqual(found("nobody"), []);
});

test("takes braces and equals signs for a series, and all else for words", () => {
  assert.deepEqual(['{job="a"}', "up{", "job=a", '{"job": "a"}', "node prod"].map(isSeries), [
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("writes labels as Prometheus does", () => {
  assert.equal(labelsText({ b: 'say "x"', a: "1" }), '{a="1", b="say \\"x\\""}');
});
