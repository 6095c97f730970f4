import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFix, checkProblems, problemsOf } from "../../../../test/support/check-problems.ts";
import { invalidDuration } from "./invalid-duration.ts";

test("points at a unit that there is not", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        for: 5min
#             ^^^ unknown unit "min" in duration "5min"
`,
  );
});

test("reports a number without a unit", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    interval: 30
#             ^^ not a valid duration string: "30"
`,
  );
});

test("reports units out of order", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    query_offset: 30s1m
#                 ^^^^^ not a valid duration string: "30s1m"
`,
  );
});

test("reports an empty text", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        keep_firing_for: ""
#                        ^^ empty duration string
`,
  );
});

test("reports what is longer than Prometheus can count", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    interval: 300y
#             ^^^^ duration out of range
`,
  );
});

test("finds the unit inside a block scalar", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        for: >-
          5min
#          ^^^ unknown unit "min" in duration "5min"
`,
  );
});

test("stays silent on every unit in its order and on a bare zero", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    interval: 1y2w3d4h5m6s7ms
    query_offset: 0
`,
  );
});

test("stays silent on what vmalert takes for a duration", () => {
  checkProblems(
    invalidDuration,
    `
groups:
  - name: web
    interval: 1.5m
    eval_delay: 30
`,
    { dialect: "victoriametrics" },
  );
});

test("offers the short name of a unit", () => {
  checkFix(
    "Write `1h5m`",
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        for: "1 hour <|>5 mins"
`,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        for: "1h5m"
`,
  );
});

test("offers the unit that follows for digits as on a clock", () => {
  const rule = (wait: string): string =>
    `groups:\n  - name: web\n    rules:\n      - alert: Down\n        expr: up == 0\n        for: ${wait}\n`;
  checkFix("Write `1h30m`", rule("1h<|>30"), rule("1h30m"));
  checkFix("Write `2d1h05m`", rule("2 days<|> 1 hour 05"), rule("2d1h05m"));
  checkFix("Write `5m30s`", rule("5m<|>30"), rule("5m30s"));
  // One digit, or more than there are minutes, may as well be a slip for something else.
  for (const wait of ["1h3", "1h90", "1d12"]) {
    assert.deepEqual(
      problemsOf(rule(wait)).map(({ check, fixes }) => [check, fixes]),
      [["invalid-duration", undefined]],
    );
  }
});

test("offers seconds for a bare number", () => {
  checkFix(
    "Write `30s`",
    `
groups:
  - name: web
    interval: <|>30
`,
    `
groups:
  - name: web
    interval: 30s
`,
  );
});
