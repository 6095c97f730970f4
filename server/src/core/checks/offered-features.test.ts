import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";

const rules = `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: limitk(3, up)
      - record: job:b:now
        expr: mad_over_time(up[5m])
      - record: job:c:now
        expr: rate(up[5m] anchored)
`;

test("a flag that the server has switched on is not asked for", () => {
  const found = (features?: readonly string[]) =>
    problemsOf(rules, { facts: facts(features === undefined ? {} : { features }) }).map(({ check }) => check);
  assert.deepEqual(found(), ["promql-feature", "promql-feature", "promql-feature"]);
  assert.deepEqual(found(["promql-experimental-functions"]), ["promql-feature"]);
  assert.deepEqual(found(["promql-experimental-functions", "promql-extended-range-selectors"]), []);
});

test("whether the server has it is asked where it matters", () => {
  const server = facts({ series: ["up"] });
  problemsOf("groups:\n  - name: web\n    rules:\n      - record: a:b\n        expr: limitk(3, up)\n", {
    facts: server,
  });
  assert.deepEqual(server.asked, ["server"]);
});
