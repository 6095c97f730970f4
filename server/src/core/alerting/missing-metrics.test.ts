import assert from "node:assert/strict";
import { test } from "node:test";
import { parseExpression } from "../promql/parse.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { type AlertTarget, partlyKnownTarget, scrapedTarget, seriesTarget } from "./alert-target.ts";
import { type AskedRule, judgeRule } from "./applies.ts";
import { identityOf, missingMetrics, withMetrics } from "./missing-metrics.ts";
import { readLabels } from "./read-labels.ts";

const regex = createRegexCompiler();

const node = scrapedTarget(labelsOf('{job="node", instance="a:9100", env="prod"}'));

test("a rule lacks its metric when the target has others, and not that one", () => {
  checkMissing(node, ["up", "node_load1"], {
    'mysql_up{job="node"} == 0': ["mysql_up"],
    "rate(mysql_queries[5m]) > 1": ["mysql_queries"],
    'node_load1{env="prod"} > 4': [],
    "up == 0": [],
    "mysql_up == 0 or node_load1 > 4": [],
    "mysql_up == 0 or mysql_gone > 4": ["mysql_up"],
    "mysql_up and node_load1": ["mysql_up"],
    "node_load1 unless mysql_up": [],
    "absent(mysql_up)": [],
    "vector(1)": [],
    // Whatever else decides: without its metric it has no series.
    'mysql_up{mode="x"} == 0': ["mysql_up"],
  });
});

test("a series of another target may take the place of what the target lacks where an operator joins them", () => {
  checkMissing(node, ["node_load1"], {
    "node_load1 > on () group_left mysql_limit": [],
    "node_load1 and mysql_up": [],
  });
});

test("says nothing of a rule that does not apply by its matchers, and knows that it does not nearly apply", () => {
  checkMissing(node, ["node_load1"], { 'mysql_up{job="mysql"} == 0': [] });
  const nearly = (expr: string): boolean => judgeRule(ruleOf(expr), lacking(node, ["node_load1"])).isNearly;
  assert.equal(nearly('mysql_up{job="mysql"} == 0'), false);
  assert.equal(nearly('node_load1{job="mysql"} == 0'), true);
});

test("nothing is missing where little is known: a target that is down, labels that series may not have, what rules record", () => {
  checkMissing(node, ["up", "scrape_duration_seconds", "ALERTS"], { "mysql_up == 0": [] });
  checkMissing(node, [], { "mysql_up == 0": [] });
  checkMissing(node, ["node_load1"], {
    "job:mysql_up:sum == 0": [],
    'ALERTS{alertname="A"}': [],
    "recorded_without_colons == 0": [],
  });
  const honoring = scrapedTarget(node.labels, { labels: new Map(), open: [{ kind: "exporter" }] } as never);
  checkMissing(honoring, ["node_load1"], { "pushed == 0": [] });
});

test("what a rule of the workspace records is followed to the metrics that it is made of", () => {
  const rule = ruleOf("mysql_down > 0", { mysql_down: [{ expr: "mysql_up == 0", labels: [] }] });
  const there = judgeRule(rule, lacking(node, ["node_load1"]));
  assert.deepEqual(missingMetrics(judgeRule(rule, node), there), ["mysql_up"]);
});

test("a target is known by its job and instance, else by all of its labels", () => {
  const identity = (target: AlertTarget) => {
    const labels = identityOf(target);
    return labels && Object.fromEntries(labels);
  };
  assert.deepEqual(identity(node), { job: "node", instance: "a:9100" });
  assert.deepEqual(identity(scrapedTarget(labelsOf('{job="node", env="prod"}'))), {
    job: "node",
    env: "prod",
  });
  assert.deepEqual(identity(partlyKnownTarget(labelsOf('{instance="a"}'))), { instance: "a" });
  assert.equal(identity(scrapedTarget(new Map())), undefined);
  assert.equal(identity(seriesTarget(labelsOf('up{job="node"}'))), undefined);
});

function checkMissing(
  target: AlertTarget,
  names: readonly string[],
  rules: Readonly<Record<string, readonly string[]>>,
): void {
  for (const [expr, expected] of Object.entries(rules)) {
    const rule = ruleOf(expr);
    const there = judgeRule(rule, lacking(target, names));
    assert.deepEqual(missingMetrics(judgeRule(rule, target), there), expected, expr);
  }
}

function lacking(target: AlertTarget, names: readonly string[]): AlertTarget {
  const recorded = new Set(["recorded_without_colons"]);
  return withMetrics(target, { labels: identityOf(target)!, names: new Set(names), recorded });
}

function labelsOf(text: string): ReadonlyMap<string, string> {
  const read = readLabels(text, regex);
  assert.ok(read.ok, text);
  return read.labels;
}

type Recordings = Readonly<Record<string, ReturnType<AskedRule["recordingRulesOf"]>>>;

function ruleOf(expr: string, recordings: Recordings = {}): AskedRule {
  const features = new Set<string>();
  const { root } = parseExpression(expr, { regex, features });
  return { expr, root, regex, features, recordingRulesOf: (metric) => recordings[metric] ?? [] };
}
