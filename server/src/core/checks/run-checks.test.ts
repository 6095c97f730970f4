import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf } from "../../../../test/support/check-problems.ts";

const text = `groups:
  - name: web
    rules:
      - alert: Down
        for: 5min
      - alert: Down
        expr: up == 0
        expr: up == 1
`;

test("lists the problems of all checks in the order of the file, with lines counted in the file", () => {
  assert.deepEqual(
    problemsOf(text).map(({ check, severity, message }) => `${severity} ${check}: ${message}`),
    [
      "error missing-expr: field 'expr' must be set in rule",
      'error invalid-duration: unknown unit "min" in duration "5min"',
      "information duplicate-rule: Duplicate rule: `Down` is there already. Where both fire for series with the same labels, Alertmanager sees one alert.",
      'error duplicate-key: mapping key "expr" already defined at line 7',
    ],
  );
});

test("gives checks the severity of the settings, and leaves out those that are off", () => {
  const settings = {
    severities: new Map([
      ["missing-expr", "hint"],
      ["duplicate-rule", "off"],
      ["duplicate-key", "off"],
    ] as const),
  };
  assert.deepEqual(
    problemsOf(text, { settings }).map(({ check, severity }) => `${severity} ${check}`),
    ["hint missing-expr", "error invalid-duration"],
  );
});

test("says once what is wrong at an anchor", () => {
  const aliases = `groups:
  - name: web
    rules:
      - alert: A
        expr: &expr up and 1
      - alert: B
        expr: *expr
      - alert: C
        expr: *expr
`;
  assert.deepEqual(
    problemsOf(aliases).map(({ check }) => check),
    ["promql-syntax"],
  );
});

test("finds nothing in an empty file, nor in one without groups", () => {
  for (const empty of ["", "# Nothing yet.\n", "groups:\n", "{}\n", "---\n"]) {
    assert.deepEqual(problemsOf(empty), []);
  }
});
