import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { longInterval } from "./long-interval.ts";

test("reports intervals that leave gaps", () => {
  checkProblems(
    longInterval,
    `
groups:
  - name: a
    interval: 10m
#             ^^^ Prometheus looks back 5m for the newest sample: with an interval of 10m, what rules of this group record has gaps, and so has \`ALERTS\`.
    rules: []
  - name: b
    interval: 5m
    rules: []
  - name: c
    rules: []
`,
  );
});
