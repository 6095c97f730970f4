import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { readPossibleLabels } from "../../../../test/support/show-labels.ts";
import { inferLabels } from "./infer-labels.ts";
import { whyAbsent } from "./why-absent.ts";

/** Checks why there is no label `x` in an expression, with marks below what removes it. Series of `closed` have `a` only. */
function checkAbsence(text: string, marks: string): void {
  const { root } = parse(text, allFeatures);
  const flow = inferLabels(root, {
    source: ({ name }) => (name === "closed" ? readPossibleLabels("__name__ a") : undefined),
    regex: testReadOptions.regex,
  });
  const absence = whyAbsent("x", root!, flow);
  const shown =
    absence === undefined
      ? "possible"
      : `${" ".repeat(absence.span.from)}${"^".repeat(absence.span.to - absence.span.from)} ${absence.reason}`;
  assert.equal(shown, marks);
}

test("finds what removes a label", () => {
  checkAbsence("sum by (a) (m) > 0", "    ^^^^^^ removed");
  checkAbsence("rate(sum(m)[5m:])", "     ^^^ removed");
  checkAbsence("sum without (x) (m)", "    ^^^^^^^^^^^ removed");
  checkAbsence("m + on (a) m", "    ^^^^^^ removed");
  checkAbsence("m + ignoring (x) m", "    ^^^^^^^^^^^^ removed");
  checkAbsence("m * on (a) group_left (x) closed", "                          ^^^^^^ not-selected");
  checkAbsence('label_replace(m, "x", "", "x", ".*")', "^^^^^^^^^^^^^ removed");
});

test("finds series that never had it", () => {
  checkAbsence("sum by (x) (rate(closed[5m]))", "                 ^^^^^^ not-selected");
  checkAbsence('m{x=""}', "  ^^^^ matcher");
  checkAbsence("m - closed", "    ^^^^^^ other-side");
  checkAbsence("m and on (x) closed", "             ^^^^^^ other-side");
  checkAbsence("closed or sum(m)", "^^^^^^ not-selected");
  checkAbsence("vector(1)", "^^^^^^ made-without");
  checkAbsence("absent(m)", "^^^^^^ made-without");
  checkAbsence("1 + 2", "^ made-without");
});

test("has no reason for a label that can be there", () => {
  checkAbsence("m", "possible");
  checkAbsence("closed or m", "possible");
});
