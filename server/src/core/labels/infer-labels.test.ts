import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { describeLabels, readPossibleLabels } from "../../../../test/support/show-labels.ts";
import { allFunctions } from "../promql/functions.ts";
import { inferLabels } from "./infer-labels.ts";
import { functionKinds } from "./infer-labels-call.ts";

/**
 * What is known of the series of some metrics: `a` has each, `b?` some have, `c="x|y"` has no other values,
 * `…` stands for labels with other names. Of other metrics nothing is known.
 */
const known: Readonly<Record<string, string>> = {
  m: "a b?",
  n: 'a="x|y" c',
  o: "a …",
  none: "",
  requests_bucket: "job le",
};

/** The labels of the results of expressions. */
function checkLabels(expected: Readonly<Record<string, string>>, ...features: string[]): void {
  const inferred = Object.keys(expected).map((text) => [text, labelsOf(text, ...features)]);
  assert.deepEqual(Object.fromEntries(inferred), expected);
}

function labelsOf(text: string, ...features: string[]): string {
  const flow = inferLabels(parse(text, new Set([...allFeatures, ...features])).root, {
    source: ({ name = "" }) => (known[name] === undefined ? undefined : readPossibleLabels(known[name])),
    regex: testReadOptions.regex,
    features: new Set(features),
  });
  return describeLabels(flow.result);
}

test("takes the labels of a selector from its source", () => {
  checkLabels({
    m: '__name__="m" a b?',
    "{a='x'}": '… a="x"',
    unknown: '… __name__="unknown"',
  });
});

test("lets matchers say what is there and with which value", () => {
  checkLabels({
    'm{a="x"}': '__name__="m" a="x" b?',
    'm{b="x"}': '__name__="m" a b="x"',
    'm{b!=""}': '__name__="m" a b',
    'm{b=""}': '__name__="m" a',
    'm{b!="x"}': '__name__="m" a b?',
    'm{b=~"x.+"}': '__name__="m" a b=~"x.+"',
    'm{b=~"x|y"}': '__name__="m" a b="x|y"',
    'm{b=~"x|y|"}': '__name__="m" a b?="x|y"',
    'm{b=~"[a-c]", b!="a"}': '__name__="m" a b="b|c"',
    'm{b=~"x|y", b=~"z.*"}': "nothing",
    'm{b=~"x.+|"}': '__name__="m" a b?=~"x.+|"',
    'm{b!~"x.+|"}': '__name__="m" a b',
    'n{a=~"x.*"}': '__name__="n" a="x" c',
    'n{a!="x"}': '__name__="n" a="y" c',
    'n{a="z"}': "nothing",
    'm{a=""}': "nothing",
    'm{d="x"}': "nothing",
    'm{d!="x"}': '__name__="m" a b?',
    'unknown{a="x", a="y"}': "nothing",
  });
});

test("aggregates to the labels that are asked for", () => {
  checkLabels({
    "sum(m)": "no labels",
    "sum by (a, b, d) (m)": "a b?",
    "sum by (a, b) (unknown)": "a? b?",
    'sum by (a) (unknown{a="x"})': 'a="x"',
    "sum without (a) (m)": "b?",
    "sum without () (m)": "a b?",
    "sum without (a) (unknown)": "…",
    "sum by (__name__) (m)": '__name__="m"',
    "topk by (a) (1, m)": '__name__="m" a b?',
    "limitk(1, m)": '__name__="m" a b?',
    'count_values("v", m)': "v",
    'count_values by (a) ("v", m)': "a v",
    'count_values without (a) ("v", m)': "b? v",
    'count_values without (v) ("v", m)': "a b?",
  });
});

test("matches the series of two sides", () => {
  checkLabels({
    "m + n": "nothing",
    "m + unknown": "a b?",
    "unknown + m": "a b?",
    "m + o": "a b?",
    "m + on (a) n": 'a="x|y"',
    "m > on (a) n": 'a="x|y"',
    "m > ignoring (c) n": '__name__="m" a="x|y"',
    "m > bool ignoring (c) n": 'a="x|y"',
    "m + ignoring (a, c) n": "no labels",
    "m * on () unknown": "no labels",
    "m * on () group_left (c) n": "a b? c",
    "m * on (a) group_left (c) n": 'a="x|y" b? c',
    "m * on (a) group_left (b) n": 'a="x|y"',
    "n * on (a) group_right (b, c) m": 'a="x|y" c',
    "m * on (a) group_left (c) unknown": "a b? c?",
    "m + on (a) fill (0) n": "a",
    "m + fill (0) sum(n)": "a? b?",
    "m + 1": "a b?",
    "1 < m": '__name__="m" a b?',
    "m < bool 1": "a b?",
    "-m": "a b?",
    "1 + 2": "no labels",
  });
});

test("follows set operators", () => {
  checkLabels({
    "m and unknown": '__name__="m" a b?',
    'unknown and on (a, b) n{a="x"}': '… __name__="unknown" a="x"',
    "m and on (d) o": '__name__="m" a b?',
    "m and sum by (a) (n)": '__name__="m" a="x|y"',
    "m and sum(n)": "nothing",
    "m unless n": '__name__="m" a b?',
    "m or n": '__name__="m|n" a b? c?',
    "m or unknown": '… __name__="m|unknown" a? b?',
    'm{a="x"} or m{a="y"}': '__name__="m" a="x|y" b?',
    "m or vector(0)": '__name__?="m" a? b?',
  });
});

test("knows what functions do", () => {
  checkLabels({
    "rate(m[5m])": "a b?",
    "last_over_time(m[5m])": '__name__="m" a b?',
    "max_over_time(rate(m[5m])[1h:])": "a b?",
    "rate(m[5m] offset 1h)": "a b?",
    "sort_by_label(m, 'a')": '__name__="m" a b?',
    "scalar(m)": "no labels",
    "vector(1)": "no labels",
    "hour()": "no labels",
    "hour(m)": "a b?",
    'absent(m{a="x", b=~"y", c="z", c="z", d=""})': 'a="x"',
    'absent(m{a!="", a="x", b="y", b!=""})': 'a="x"',
    'absent_over_time(m{a="x"}[5m])': 'a="x"',
    "absent(sum(m))": "no labels",
    "histogram_quantile(0.9, requests_bucket)": "job",
    "histogram_quantile(0.9, sum by (le) (requests_bucket))": "no labels",
    'histogram_quantiles(m, "q", 0.5, 0.9)': "a b? q",
    "info(m)": '… __name__="m" a b?',
    'info(m, {a="x", c="z"})': '__name__="m" a b? c?',
    "no_such_function(m)": "…",
  });
});

test("replaces labels", () => {
  checkLabels({
    'label_replace(m, "c", "x", "a", ".*")': '__name__="m" a b? c="x"',
    'label_replace(m, "c", "x", "a", "y")': '__name__="m" a b? c?="x"',
    'label_replace(m, "c", "$1", "a", "(.*)")': '__name__="m" a b? c?',
    'label_replace(m, "c", "v-$1", "a", "(.*)")': '__name__="m" a b? c',
    'label_replace(n, "d", "$1", "a", "(x)")': '__name__="n" a="x|y" c d?="x"',
    'label_replace(n, "a", "$1-1", "a", "(.*)")': '__name__="n" a="x-1|y-1" c',
    'label_replace(n, "a", "", "a", ".*")': '__name__="n" c',
    'label_replace(n, "d", "", "e", "")': '__name__="n" a="x|y" c',
    'label_replace(n, "d", "v", "e", "")': '__name__="n" a="x|y" c d="v"',
    'label_replace(rate(m[5m]), "__name__", "x", "", "")': '__name__="x" a b?',
    'label_join(m, "c", "-", "a", "b")': '__name__="m" a b? c',
    'label_join(n, "d", "-", "a", "e")': '__name__="n" a="x|y" c d="x-|y-"',
    'label_join(n, "a", "")': '__name__="n" c',
    'label_join(n, "a", "-", "e")': '__name__="n" c',
    'label_join(n, "e", "", "b")': '__name__="n" a="x|y" c',
  });
});

test("removes names at the end when Prometheus is told to", () => {
  const flag = "promql-delayed-name-removal";
  checkLabels(
    {
      "rate(m[5m])": "a b?",
      'label_replace(rate(m[5m]), "n", "$1", "__name__", "(.*)")': 'a b? n="m"',
      "sum by (__name__) (rate(m[5m]))": "no labels",
      "m or rate(m[5m])": '__name__?="m" a b?',
    },
    flag,
  );
  checkLabels({ 'label_replace(rate(m[5m]), "n", "$1", "__name__", "(.*)")': "a b?" });
});

test("says nothing about what is not written yet", () => {
  checkLabels({
    "sum by (a) (": "a?",
    "m + ": "…",
    "sum(": "no labels",
    "rate(m[": "a b?",
    "label_replace(m, ": "…",
  });
});

test("follows expressions that are long or deep", () => {
  assert.equal(labelsOf(`${"(".repeat(900)}m${")".repeat(900)}`), '__name__="m" a b?');
  assert.equal(labelsOf(`m${" + m".repeat(20000)}`), "a b?");
  assert.equal(labelsOf(`sum without (x) (${"(m) or ".repeat(5000)} o)`), "… a b?");
});

test("knows less rather than to list hundreds of labels", () => {
  const many = Array.from({ length: 1000 }, (_, at) => `unknown{l${at}="x"}`).join(" or ");
  assert.equal(labelsOf(many), "…");
});

test("knows every function that returns series", () => {
  const names = allFunctions()
    .filter((each) => each.returnType !== "scalar")
    .map((each) => each.name);
  assert.deepEqual(
    names.filter((name) => !functionKinds.has(name)),
    [],
  );
});
