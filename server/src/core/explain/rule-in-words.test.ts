import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkRuleInWords as check,
  explainFile,
  wordsOfRules,
} from "../../../../test/support/explain-rules.ts";
import { Random } from "../../../../test/support/random.ts";
import { randomQuery } from "../../../../test/support/random-query.ts";
import { allFunctions } from "../promql/functions.ts";
import { findFunctionWords } from "./expression/function-words.ts";

test("tells of a target in the way people speak of it", () => {
  check(
    `
alert: AWS.SERVICE.EndpointDown
expr: up{job!~"kafka|kafka_exporter", environment=~"prod|Prod|production", techteam="digitalcst"} == 0
for: 2m
labels: {priority: P2}
annotations: {summary: down}
`,
    "Fires, for each target of `up` whose `environment` is `prod`, `Prod` or `production`, whose `techteam` is `digitalcst` and whose `job` is neither `kafka` nor `kafka_exporter`, when it is down (`up` is 0) at every evaluation for 2 minutes.\n" +
      "There is one alert for each series in the result, told apart by all its labels. Labelled `priority: P2`, with the annotation `summary`.",
  );
});

/** Each expression with the sentence that an alert of it gets. */
const alerts: readonly (readonly [expr: string, words: string])[] = [
  ["up == 0", "Fires, for each target of `up`, as soon as it is down (`up` is 0)."],
  ["0 == up", "Fires, for each target of `up`, as soon as it is down (`up` is 0)."],
  ["up != 1", "Fires, for each target of `up`, as soon as it is down (`up` is not 1)."],
  ["up == 1", "Fires, for each target of `up`, as soon as it is up (`up` is 1)."],
  ["x > 5", "Fires, for each series of `x`, as soon as its value is above 5."],
  ["5 < x", "Fires, for each series of `x`, as soon as its value is above 5."],
  ["x", "Fires, for each series of `x`, whatever its value."],
  [
    "net_response_result_code == 3",
    "Fires, for each series of `net_response_result_code`, as soon as its value is 3 (`read_failed`).",
  ],
  [
    "max without (result) (net_response_result_code) != 0",
    "Fires, for each combination of labels other than `result`, as soon as the maximum of `net_response_result_code` is not 0 (`success`).",
  ],
  [
    "net_response_result_code == 33",
    "Fires, for each series of `net_response_result_code`, as soon as its value is 33.",
  ],
  ["sum by (a) (x)", "Fires, for each `a`, as soon as there is a series of `x`."],
  ["vector(1)", "Fires always."],
  ["1 > bool 2", "Fires always."],
  [
    "rate(x[5m]) > 1",
    "Fires, for each series of `x`, as soon as its per-second rate over 5 minutes is above 1.",
  ],
  ["x > x offset 1d", "Fires, for each series of `x`, as soon as its value is above its value of 1 day ago."],
  ["x > y", "Fires, for each series of `x`, as soon as its value is above `y` of the same labels."],
  [
    "x > on (a) group_left (b) y",
    "Fires, for each series of `x`, as soon as its value is above `y` (of the same `a`, adding `b`).",
  ],
  ["x / y > 0.5", "Fires, for each set of labels, as soon as `x` divided by `y` is above 0.5."],
  ["100 * x / y > 50", "Fires, for each set of labels, as soon as `x` as a percentage of `y` is above 50."],
  ["sum(x) > 5", "Fires as soon as the sum of `x` is above 5."],
  [
    "sum by (a, b) (x) > 5",
    "Fires, for each combination of `a` and `b`, as soon as the sum of `x` is above 5.",
  ],
  [
    "sum without (a) (x) > 5",
    "Fires, for each combination of labels other than `a`, as soon as the sum of `x` is above 5.",
  ],
  ['absent(x{a="b"})', "Fires as soon as there is no series of `x` whose `a` is `b`."],
  ["absent(up == 1)", "Fires as soon as there is no target of `up` that is up (`up` is 1)."],
  ["absent_over_time(x[1h])", "Fires as soon as there has been no series of `x` for 1 hour."],
  ["count(up == 0) > 2", "Fires as soon as there are more than 2 targets of `up` that are down (`up` is 0)."],
  [
    "count(x) == 0",
    "Fires as soon as there are exactly 0 series of `x`.\nThat is never so: where there are none there is nothing to count, not even 0.",
  ],
  [
    "x > 1 and y > 2",
    "Fires, for each series of `x`, as soon as its value is above 1 and, for the same labels, `y` is above 2.",
  ],
  [
    "x > 1 and on (a) y > 2",
    "Fires, for each series of `x`, as soon as its value is above 1 and, for the same `a`, `y` is above 2.",
  ],
  [
    "x > 1 and on () y > 2",
    "Fires, for each series of `x`, as soon as its value is above 1 and `y` is above 2.",
  ],
  [
    "x unless on (a) y",
    "Fires, for each series of `x`, as soon as, for the same `a`, there is no series of `y`.",
  ],
  [
    "x > 1 unless x > 9",
    "Fires, for each series of `x`, as soon as its value is above 1 unless its value is above 9.",
  ],
  [
    "x < 1 or x > 9",
    "Fires, for each series of `x`, as soon as its value is below 1, or its value is above 9.",
  ],
  [
    "x < 1 or y > 9",
    "Fires as soon as, for any series of `x`, its value is below 1, or, for any series of `y`, its value is above 9.",
  ],
  ["x > bool 1", "Fires, for each series of `x`, whatever its value."],
  [
    "time() - x > 7200",
    "Fires, for each series of `x`, as soon as the number of seconds since its value is above 7200 (2 hours).",
  ],
  [
    'x{a!="b"} > 1',
    "Fires, for each series of `x` whose `a` is not `b`, as soon as its value is above 1.\nSeries without `a` are included.",
  ],
  ["sum(x) or vector(0)", "Fires always."],
  ["(sum(x) or vector(0)) < 1", "Fires as soon as the sum of `x` (0 if there is none) is below 1."],
  ["x offset 5m > 1", "Fires, for each series of `x`, as soon as its value of 5 minutes ago is above 1."],
  ["x offset 5m", "Fires, for each series of `x` of 5 minutes ago, whatever its value."],
  [
    "x @ 1609746000 > 1",
    "Fires, for each series of `x`, as soon as its value at 2021-01-04 07:40:00 UTC is above 1.",
  ],
  [
    "rate(x[5m] offset 1d) > 1",
    "Fires, for each series of `x`, as soon as its per-second rate over 5 minutes of 1 day ago is above 1.",
  ],
  ["topk(3, x) > 1", "Fires as soon as one of the 3 highest of `x` is above 1."],
  ["topk by (a) (1, x) > 1", "Fires as soon as the highest per `a` of `x` is above 1."],
  ["sort_desc(x) > 1", "Fires, for each series of `x`, as soon as its value is above 1."],
  ["1 < x < 5", "Fires, for each series of `x`, as soon as its value is above 1 and is below 5."],
  [
    "max_over_time(sum(rate(x[5m]))[1h:1m]) > 1",
    "Fires as soon as the maximum over 1 hour (every minute) of the total per-second rate of `x` over 5 minutes is above 1.",
  ],
  ["changes(x[5m]) == 0", "Fires, for each series of `x`, as soon as it has not changed within 5 minutes."],
  [
    "predict_linear(x[6h], 4 * 3600) < 0",
    "Fires, for each series of `x`, as soon as its predicted value in 4 hours going by the last 6 hours is below 0.",
  ],
  [
    "histogram_quantile(0.95, sum by (le, job) (rate(x_bucket[5m]))) > 1",
    "Fires, for each `job`, as soon as the 95th percentile of `x_bucket` over 5 minutes is above 1.",
  ],
  [
    "quantile_over_time(0.5, x[1h]) > 1",
    "Fires, for each series of `x`, as soon as its median over 1 hour is above 1.",
  ],
  ["hour() > 8", "Fires as soon as the hour of the day (UTC) is above 8."],
  [
    "count(count by (a) (x)) > 1",
    "Fires as soon as the number of different values of `a` among series of `x` is above 1.",
  ],
  [
    "up == 0 and on (job) absent(x)",
    "Fires, for each target of `up`, as soon as it is down (`up` is 0) and, for the same `job`, there is no series of `x`.",
  ],
  [
    "(x == 1) * on (a) group_left (b) y",
    "Fires, for each series of `x`, as soon as its value is 1 and, for the same `a`, there is a series of `y`.",
  ],
  [
    "x - on (a) group_right y > 0",
    "Fires, for each series of `y`, as soon as `x` minus its value (of the same `a`) is above 0.",
  ],
  [
    '{__name__=~"a|b", c="d"} > 1',
    "Fires, for each series of `a` or `b` whose `c` is `d`, as soon as its value is above 1.",
  ],
  [
    "timestamp(x) < time() - 60",
    "Fires, for each series of `x`, as soon as its latest sample time is below the current time minus 60.",
  ],
  [
    "(x > 1 or y > 1) and z > 1",
    "Fires as soon as (`x` is above 1, or `y` is above 1) and, for the same labels, `z` is above 1.",
  ],
  ["x != y", "Fires, for each series of `x`, as soon as its value differs from `y` of the same labels."],
  ["count(up == 0) > 1", "Fires as soon as there is more than 1 target of `up` that is down (`up` is 0)."],
  [
    'count(count_values("v", x)) > 1',
    "Fires as soon as there is more than 1 different value among series of `x`.",
  ],
  [
    "group by (a) (x) unless group by (a) (y)",
    "Fires, for each `a`, as soon as there is a series of `x` and there is no series of `y`.",
  ],
  [
    "(time() - x) / 60 > 5",
    "Fires, for each series of `x`, as soon as (the number of seconds since its value) divided by 60 is above 5.",
  ],
  [
    "histogram_quantile(0.5, rate(x_bucket[5m])) > 1",
    "Fires, for each combination of labels other than `le`, as soon as the median of `x_bucket` over 5 minutes is above 1.",
  ],
  [
    "sum by (a) (x_bytes) > 10 * 1024^3",
    "Fires, for each `a`, as soon as the sum of `x_bytes` is above 10737418240 (10 GiB).",
  ],
  [
    "max_over_time(x_bytes[5m]) > 2.5e9",
    "Fires, for each series of `x_bytes`, as soon as its maximum over 5 minutes is above 2.5e9 (2.5 GB).",
  ],
  [
    "x_age_seconds > 86400",
    "Fires, for each series of `x_age_seconds`, as soon as its value is above 86400 (1 day).",
  ],
  [
    "rate(x_seconds_total[5m]) > 60",
    "Fires, for each series of `x_seconds_total`, as soon as its per-second rate over 5 minutes is above 60.",
  ],
  [
    'x{a!="", b=~".+", c="d"} > 1',
    "Fires, for each series of `x` whose `c` is `d` and with labels `a` and `b`, as soon as its value is above 1.",
  ],
  [
    'x{a=~"5[0-9][0-9]"} > 1',
    "Fires, for each series of `x` whose `a` matches `5[0-9][0-9]`, as soon as its value is above 1.",
  ],
  [
    'x / sum by (a) (rate(y{b="c"}[5m])) > 1',
    "Fires as soon as `x` divided by the sum per `a` of the per-second rate over 5 minutes of `y` whose `b` is `c` (of the same labels) is above 1.",
  ],
  ["x unless x offset 5m", "Fires, for each series of `x`, as soon as it was not there 5 minutes ago."],
  [
    "x offset 5m unless x",
    "Fires, for each series of `x`, as soon as it was there 5 minutes ago and it is not there.",
  ],
  [
    "x unless ignoring (a) y == 1",
    "Fires, for each series of `x`, as soon as it is there, unless, for the same labels but for `a`, `y` is 1.",
  ],
  [
    'count by (a) (x) unless count by (a) (x{b!=""})',
    "Fires, for each `a`, as soon as there is a series of `x` and there is no series of `x` with a label `b`.",
  ],
  [
    "count(x * on (a) group_left (b) y) > 3",
    "Fires as soon as there are more than 3 series of `x` for which, for the same `a`, there is a series of `y`.",
  ],
  [
    "x > 1 or on (a) y > 1",
    "Fires as soon as `x` is above 1, or, where that is not so for the same `a`, `y` is above 1.",
  ],
  ["x == NaN", "Fires, for each series of `x`, as soon as its value is NaN (which is never so)."],
  [
    'label_replace(x, "a", "$1", "a", "(.*):.*") > 1',
    "Fires, for each series of `x`, as soon as its value with `a` rewritten is above 1.",
  ],
  ["x or y", "Fires as soon as there is a series of `x`, or there is a series of `y`."],
  ['absent(x{a="b"}) == 1', "Fires as soon as there is no series of `x` whose `a` is `b`."],
  ["absent(sum(x))", "Fires as soon as there is no result of the sum of `x`."],
  ["100 - avg(x) * 100 > 80", "Fires as soon as 100 minus 100 times the average of `x` is above 80."],
  [
    'x{a=~"(?i)prod"} == 0',
    "Fires, for each series of `x` whose `a` is `prod` in whatever case, as soon as its value is 0.",
  ],
  [
    'x{a="1", a="2"} > 1',
    'Fires, for each series of `x{a="1", a="2"}`, as soon as its value is above 1.\nIt can never fire, as its expression never has a result.',
  ],
  ["x[5m]", "undefined"],
  ["x and", "undefined"],
];

test("alerts of each kind of condition", () => {
  const found = alerts.map(([expr]) => [
    expr,
    wordsOfRules([{ expr }])[0]
      ?.replace(/ ?(There is|Alerts are told)[^.]*\./, "")
      .trim() ?? "undefined",
  ]);
  assert.deepEqual(found, alerts);
});

test("tells of labels, groups and times that matter", () => {
  check(
    `
alert: A
expr: sum by (job, env) (x{env="prod"}) > 1
for: 2m
keep_firing_for: 10m
labels: {severity: page, job: '', env: '{{ $labels.env }}', alertname: B}
annotations: {summary: a, description: b}
`,
    "Fires, for each combination of `job` and `env`, when the sum of `x` whose `env` is `prod` is above 1 at every evaluation for 2 minutes.\n" +
      "There is at most one alert. Labelled `severity: page`, no `job` and `env: {{ $labels.env }}`, with the annotations `summary` and `description`. An alert goes on firing until this has not held for 10 minutes.",
  );
});

test("how long it has to last does not seem to belong to an exception", () => {
  check(
    "{alert: A, expr: x > 1 unless on (a) y == 1, for: 5m}",
    "Fires, for each series of `x`, when, at every evaluation for 5 minutes, its value is above 1 unless, for the same `a`, `y` is 1.\n" +
      "There is one alert for each series in the result, told apart by all its labels.",
  );
});

test("says nothing of rules with a broken duration: without it they would be others", () => {
  for (const field of ["for: 5x", "keep_firing_for: 5x"]) {
    const file = `groups: [{name: a, rules: [{alert: A, expr: x > 1, ${field}}]}]`;
    assert.deepEqual(explainFile(file), [undefined]);
  }
});

test("every function has its words", () => {
  const without = allFunctions().filter(({ name }) => !findFunctionWords(name));
  assert.deepEqual(without, []);
});

test("whatever the expression, there are words, and no more than people read", () => {
  const random = new Random(20261122);
  const vocabulary = { metrics: ["m1", "m2", "up"], labels: ["a", "b", "job"], values: ["x", "y", ""] };
  const rules = Array.from({ length: 400 }, () => ({ expr: randomQuery(random, vocabulary, 5) }));
  for (const [at, words] of wordsOfRules(rules).entries()) {
    assert.ok(words !== undefined && words.length < 5000, rules[at]!.expr);
    assert.doesNotMatch(words, /undefined|\[object| {2}|\.\.|,,/, rules[at]!.expr);
  }
});

test("huge expressions have few words, soon", () => {
  const deep = `${"(".repeat(400)}x${")".repeat(400)} > 1`;
  const long = Array.from({ length: 3000 }, (_, at) => `m${at}`).join(" + ");
  const either = Array.from({ length: 3000 }, (_, at) => `m${at} > 1`).join(" or ");
  const nested = `${"sum by (a) (rate(".repeat(150)}x${"[5m:]))".repeat(150)} > 1`;
  const wide = `x{${Array.from({ length: 3000 }, (_, at) => `l${at}="v"`).join(", ")}} > 1`;
  for (const expr of [deep, long, `${long} > 1`, either, nested, wide]) {
    const [words = ""] = wordsOfRules([{ expr }, { expr, record: "r" }]);
    assert.ok(words.length > 0 && words.length < 5000, expr.slice(0, 50));
  }
});
