import assert from "node:assert/strict";
import { test } from "node:test";
import { parseExpression } from "../promql/parse.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { type AlertTarget, partlyKnownTarget, scrapedTarget, seriesTarget } from "./alert-target.ts";
import { type AskedRule, judgeRule, nearestTarget } from "./applies.ts";
import { readLabels } from "./read-labels.ts";

const regex = createRegexCompiler();

test("a rule applies to a target that its selector matches", () => {
  checkApplies(`{job="node", environment="prod"}`, [
    ['up{environment=~"prod|Prod"} == 0', "applies"],
    ['up{environment=~"prod|Prod", job!="kafka"} == 0', "applies"],
    ['up{environment="staging"} == 0', "no"],
    ["up == 0", "applies"],
  ]);
});

test("a label that a target lacks is empty for `up`, and may come from the exporter for other metrics", () => {
  checkApplies(`{job="node"}`, [
    ['up{team="a"} == 0', "no"],
    ['up{team!="a"} == 0', "applies"],
    ['up{team=""} == 0', "applies"],
    ['scrape_duration_seconds{team="a"} > 1', "no"],
    ['node_cpu_seconds_total{mode="idle"} > 1', "unknown"],
    ['node_cpu_seconds_total{mode!="idle"} > 1', "unknown"],
    ['node_cpu_seconds_total{mode=~".*"} > 1', "applies"],
    ['node_cpu_seconds_total{mode="idle", job="db"} > 1', "no"],
  ]);
});

test("either side of `or` is enough", () => {
  checkApplies(`{job="b"}`, [
    ['up{job="a"} == 0 or up{job="b"} == 0', "applies"],
    ['up{job="a"} == 0 or up{job="c"} == 0', "no"],
    ['up{job="a"} == 0 or vector(1)', "applies"],
    ['up{job="a"} or foo{x="y"}', "unknown"],
  ]);
});

test("both sides of `and` and of operators are needed, and the right side of `unless` is not", () => {
  checkApplies(`{job="a", cluster="x"}`, [
    ['up{job="a"} and up{cluster="x"}', "applies"],
    ['up{job="a"} and up{cluster="y"}', "no"],
    ['up{job="b"} and up{cluster="x"}', "no"],
    ['foo{job="a"} / bar{cluster="y"} > 1', "no"],
    ['up{job="a"} unless up{cluster="y"}', "applies"],
    ['up{job="b"} unless up{cluster="x"}', "no"],
  ]);
});

test("what an operator joins only by some labels may be another target's", () => {
  checkApplies(`{job="a", instance="i", cluster="x"}`, [
    ['up{job="a"} * on (cluster) group_left (owner) cluster_info{job="other"}', "unknown"],
    ['up{job="a"} * on (cluster) group_left (owner) cluster_info{cluster="y"}', "no"],
    ['up{job="b"} * on (cluster) group_left (owner) cluster_info', "no"],
    ['cluster_info{job="other"} * on (cluster) group_right (owner) up{job="a"}', "unknown"],
    ['up{job="a"} and on (instance) probe{job="blackbox"}', "unknown"],
    ['up{job="a"} and on (instance) probe{job="a"}', "applies"],
    ['probe{job="blackbox"} + on (instance) up{job="a"}', "unknown"],
    ['up{job="a"} and ignoring (job) up{job="b", cluster="y"}', "no"],
    ['up{job="a"} and ignoring (job) up{job="b"}', "unknown"],
  ]);
});

test("an absent series need not be matched", () => {
  checkApplies(`{job="a"}`, [
    ['absent(up{job="a"})', "applies"],
    ['absent(up{job="b"})', "applies"],
    ['absent_over_time(up{job="b"}[5m])', "applies"],
  ]);
  assert.deepEqual(
    judge('absent(up{job="b"})', targetOf(`{job="a"}`)).selectors.map(({ verdict, role }) => [verdict, role]),
    [["no", "absent"]],
  );
});

test("scalars and constants need nothing", () => {
  checkApplies(`{job="a"}`, [
    ["vector(1)", "applies"],
    ['up{job="a"} == scalar(limit{job="b"})', "applies"],
    ['time() - scrape_duration_seconds{job="b"} > 1', "no"],
    ['topk(scalar(limit{job="b"}), up{job="a"})', "applies"],
  ]);
});

test("aggregations take part of the target's labels away", () => {
  checkApplies(`{job="a", instance="i"}`, [
    ['sum(up{job="a"}) < 1', "applies"],
    ['sum by (job) (up{job="b"}) < 1', "no"],
    ['count(up{job="a"} == 0) / count(up{job="a"}) > 0.5', "applies"],
    ['sum by (job) (foo) / sum by (job) (up{job="b"})', "no"],
    ['sum by (job) (foo) / sum by (job) (up{instance="other"})', "unknown"],
    ['label_replace(foo, "node", "$1", "instance", "(.*)") * on (node) bar{node="i"}', "unknown"],
  ]);
});

test("a filled side is not needed", () => {
  checkApplies(`{job="a"}`, [
    ['up{job="a"} + fill_right(0) up{job="b"}', "applies"],
    ['up{job="b"} + fill_right(0) up{job="a"}', "no"],
  ]);
});

test("of a pasted series everything is known", () => {
  checkApplies(`node_cpu{job="node", mode="idle"}`, [
    ['node_cpu{mode="idle"} > 1', "applies"],
    ['rate(node_cpu{mode="user"}[5m]) > 1', "no"],
    ['node_cpu{team="a"} > 1', "no"],
    ['up{mode="idle"} == 0', "no"],
  ]);
});

test("of a target known by its instance alone, other labels are unknown", () => {
  const target = partlyKnownTarget(new Map([["instance", "a:9100"]]));
  assert.equal(judge('up{job="node"} == 0', target).verdict, "unknown");
  assert.equal(judge('up{instance="b:9100"} == 0', target).verdict, "no");
});

test("a recorded metric is followed to the rule that records it", () => {
  const recordings = {
    "job:up:sum": [{ expr: 'sum by (job) (up{env="prod"})', labels: [{ name: "team", value: "sre" }] }],
  };
  const verdicts = (labels: string, expr: string): string =>
    judge(expr, targetOf(labels), recordings).verdict;
  assert.equal(verdicts(`{job="a", env="prod"}`, 'job:up:sum{job="a"} < 1'), "applies");
  assert.equal(verdicts(`{job="a", env="prod"}`, 'job:up:sum{env="prod"} < 1'), "no");
  assert.equal(verdicts(`{job="a", env="prod"}`, 'job:up:sum{team="sre"} < 1'), "applies");
  assert.equal(verdicts(`{job="a", env="prod"}`, 'job:up:sum{team="db"} < 1'), "no");
  assert.equal(verdicts(`{job="a", env="dev"}`, "job:up:sum < 1"), "no");
  assert.equal(verdicts(`{job="a"}`, 'other:up:sum{env="prod"} < 1'), "unknown");
  assert.deepEqual(
    judge("job:up:sum < 1", targetOf(`{job="a", env="dev"}`), recordings).selectors.map(({ text, via }) => [
      text,
      via,
    ]),
    [
      ["job:up:sum", []],
      ['up{env="prod"}', ["job:up:sum"]],
    ],
  );
});

test("says which matcher keeps a target out, and when it is the only one", () => {
  const nearly = judge('up{env="prod", job="a"} == 0', targetOf(`{job="a", env="dev"}`));
  assert.deepEqual(
    nearly.misses.map(({ text, actual }) => [text, actual]),
    [['env="prod"', "dev"]],
  );
  assert.equal(nearly.isNearly, true);
  assert.equal(judge('up{env="prod", job="b"} == 0', targetOf(`{job="a"}`)).isNearly, false);
});

test("finds the most similar target to which the rule applies", () => {
  const candidates = [`{job="a", env="prod", zone="2"}`, `{job="a", env="prod", zone="1"}`, `{job="b"}`].map(
    (text) => ({ text, target: targetOf(text) }),
  );
  const rule = ruleOf('up{env="prod"} == 0');
  const nearest = nearestTarget(rule, targetOf(`{job="a", env="dev", zone="1"}`), candidates);
  assert.equal(nearest?.text, `{job="a", env="prod", zone="1"}`);
});

test("endless nesting and chains are given up, not followed", () => {
  const deep = `${"(".repeat(5000)}up${")".repeat(5000)}`;
  assert.equal(judge(deep, targetOf(`{job="a"}`)).verdict, "unknown");
  const long = Array.from({ length: 5000 }, (_, at) => `up{job="${at}"}`).join(" or ");
  assert.equal(judge(long, targetOf(`{job="a"}`)).verdict, "unknown");
  const joined = Array.from({ length: 200 }, () => "up").join(" / ");
  assert.equal(judge(joined, targetOf(`{job="a"}`)).verdict, "applies");
});

test("a rule that records from itself is not followed forever", () => {
  const recordings = { "a:b": [{ expr: "a:b + a:b", labels: [] }] };
  assert.equal(judge("a:b > 1", targetOf(`{job="a"}`), recordings).verdict, "applies");
});

test("reads labels in the ways in which people write them", () => {
  const read = (text: string): unknown => {
    const labels = readLabels(text, regex);
    return labels.ok ? [Object.fromEntries(labels.labels), labels.value] : labels.message;
  };
  assert.deepEqual(read(`{job="a", instance='b'}`), [{ job: "a", instance: "b" }, undefined]);
  assert.deepEqual(read(`job="a"`), [{ job: "a" }, undefined]);
  assert.deepEqual(read("{}"), [{}, undefined]);
  assert.deepEqual(read(`up{job="a}"} 0`), [{ __name__: "up", job: "a}" }, "0"]);
  assert.deepEqual(read(`{"my.label"="a"} 1.5e3 1700000000`), [{ "my.label": "a" }, "1.5e3"]);
  assert.deepEqual(read("up 1"), [{ __name__: "up" }, "1"]);
  assert.deepEqual(read(`{"job": "a"}`), [{ job: "a" }, undefined]);
  assert.equal(read(`{job=~"a"}`), '`{job=~"a"}` cannot be read: `job` needs a value in quotes behind `=`.');
  assert.equal(read(`{job="a", job="b"}`), '`{job="a", job="b"}` cannot be read: `job` is there twice.');
  assert.match(String(read("sum(up)")), /cannot be read/);
});

function checkApplies(labels: string, rows: readonly (readonly [expr: string, verdict: string])[]): void {
  const target = targetOf(labels);
  assert.deepEqual(
    rows.map(([expr]) => [expr, judge(expr, target).verdict]),
    rows,
  );
}

function targetOf(text: string): AlertTarget {
  const read = readLabels(text, regex);
  assert.ok(read.ok, text);
  return read.labels.has("__name__") ? seriesTarget(read.labels) : scrapedTarget(read.labels);
}

type Recordings = Readonly<Record<string, ReturnType<AskedRule["recordingRulesOf"]>>>;

function ruleOf(expr: string, recordings: Recordings = {}): AskedRule {
  const features = new Set<string>(["promql-experimental-functions", "promql-binop-fill-modifiers"]);
  const { root } = parseExpression(expr, { regex, features });
  return { expr, root, regex, features, recordingRulesOf: (metric) => recordings[metric] ?? [] };
}

function judge(expr: string, target: AlertTarget, recordings?: Recordings): ReturnType<typeof judgeRule> {
  return judgeRule(ruleOf(expr, recordings), target);
}
