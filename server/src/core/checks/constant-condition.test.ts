import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { constantCondition } from "./constant-condition.ts";

test("reports comparisons that are never true", () => {
  checkProblems(
    constantCondition,
    rules(
      [
        "count by (job) (up) == 0",
        "`count by (job) (up)` is at least 1: this comparison is never true and returns nothing.",
      ],
      ["up == 2", "`up` is 0 or 1: this comparison is never true and returns nothing."],
      ["up < 0", "`up` is 0 or 1: this comparison is never true and returns nothing."],
      ["absent(x) == 0", "`absent(x)` is always 1: this comparison is never true and returns nothing."],
      [
        "rate(x_total[5m]) < 0",
        "`rate(x_total[5m])` is never negative: this comparison is never true and returns nothing.",
      ],
      ["abs(x) < 0", "`abs(x)` is never negative: this comparison is never true and returns nothing."],
      ["0 > sum(up)", "`sum(up)` is never negative: this comparison is never true and returns nothing."],
      ["vector(1) > 2", "`vector(1)` is always 1: this comparison is never true and returns nothing."],
      ["hour() > 24", "`hour()` is from 0 to 23: this comparison is never true and returns nothing."],
      ["(x > bool 5) == 2", "`(x > bool 5)` is 0 or 1: this comparison is never true and returns nothing."],
      [
        "avg(up) * 100 > 100",
        "`avg(up) * 100` is from 0 to 100: this comparison is never true and returns nothing.",
      ],
      ["sum(x == 0) > 0", "`sum(x == 0)` is always 0: this comparison is never true and returns nothing."],
      [
        "clamp(x, 1, 5) > 7",
        "`clamp(x, 1, 5)` is from 1 to 5: this comparison is never true and returns nothing.",
      ],
      ["x > 5 < 3", "`x > 5` is at least 5: this comparison is never true and returns nothing."],
      ["-up > 0", "`-up` is from -1 to 0: this comparison is never true and returns nothing."],
      [
        "(count(x) or vector(0)) < 0",
        "`(count(x) or vector(0))` is never negative: this comparison is never true and returns nothing.",
      ],
    ),
  );
});

test("reports comparisons that are always true", () => {
  checkProblems(
    constantCondition,
    rules(
      ["up >= 0", "`up` is 0 or 1: this comparison is always true and leaves nothing out."],
      ["up != 2", "`up` is 0 or 1: this comparison is always true and leaves nothing out."],
      ["time() > bool 0", "`time()` is at least 1: this is always 1."],
      [
        "rate(x_total[5m]) >= 0",
        "`rate(x_total[5m])` is never negative: this comparison is always true and leaves nothing out.",
      ],
    ),
  );
});

test("reports what can never be absent", () => {
  checkProblems(
    constantCondition,
    rules(
      ["absent(vector(1))", "`vector(1)` is always there: this never returns anything."],
      ["absent(sum(x or vector(0)))", "`vector(0)` is always there: this never returns anything."],
    ),
  );
});

test("reports comparisons of one thing that exclude each other", () => {
  checkProblems(
    constantCondition,
    rules(["x > 5 and x < 3", "`x` cannot be `> 5` and `< 3` at once: this never returns anything."]),
  );
});

test("stays silent on comparisons that depend on what is measured", () => {
  checkProblems(
    constantCondition,
    rules(
      ["up == 0"],
      // A gauge below zero has a rate below zero.
      ["rate(temperature_celsius[5m]) < 0"],
      ["x < 0"],
      ["delta(x[5m]) < 0"],
      ["deriv(x[5m]) < 0"],
      ["time() - x > 3600"],
      ["x > 5 and y < 3"],
      ["x > 5 and on (job) x < 3"],
      ["x > 5 or x < 3"],
      ["sum(rate(x_total[5m])) / sum(rate(y[5m])) > 1"],
      ["sum(x) < 0"],
      ["x - y < 0"],
      ["1 - avg(up) > 0.5"],
      ["count(x == 0) > 2"],
      ["(count(x) or vector(0)) == 0"],
      ["scalar(x) < bool 0"],
      ["quantile_over_time(0.5, x[5m]) < 0"],
      ["0 / x > 1"],
      ["sum(x) / 0 > 1"],
      ["ln(up) < 0"],
      ["clamp(x, 1, 49) / 49 == 1"],
      ["histogram_count(delta(x[5m])) < 0"],
      ["NaN == x"],
      ["absent(sum(x) * vector(2))"],
      ["absent(vector(1) > scalar(x))"],
    ),
  );
});

test("tells of two sides that are certain the one that is not written as a number", () => {
  checkProblems(
    constantCondition,
    rules(["2 < up * 0", "`up * 0` is always 0: this comparison is never true and returns nothing."]),
  );
});

test("stays silent on comparisons that ask whether there is anything", () => {
  checkProblems(
    constantCondition,
    rules(
      ["count(x) > 0"],
      ["count(x) >= 1"],
      ["count(x) > bool 0"],
      ["absent(x) == 1"],
      ["absent(x) > 0"],
      ["ALERTS == 1"],
      ["max_over_time(ALERTS[1h]) == 1"],
      ["group(x) == 1"],
      ["vector(1) > 0"],
      ["1 == bool 1"],
      ["sum(x == 1) > 0"],
    ),
  );
});

test("takes no more time than the text is long", () => {
  checkProblems(constantCondition, rules([`x${" > 1".repeat(20_000)}`]));
});

function rules(...cases: readonly (readonly [expr: string, message?: string])[]): string {
  const lines = cases.map(([expr, message], index) => {
    const carets = message === undefined ? "" : `#             ${"^".repeat(expr.length)} ${message}\n`;
    return `      - record: r${index}\n        expr: ${expr}\n${carets}`;
  });
  return `groups:\n  - name: a\n    rules:\n${lines.join("")}`;
}
