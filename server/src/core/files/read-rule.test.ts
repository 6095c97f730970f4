import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readYaml } from "../yaml/read.ts";
import type { ReadContext } from "./read-context.ts";
import { readRule } from "./read-rule.ts";
import { readRuleFile } from "./read-rule-file.ts";
import type { Rule } from "./rule-file.ts";

test("reads all of an alerting rule", () => {
  const rule = read(`
alert: Down
expr: up == 0
for: 5m
keep_firing_for: 1h30m
labels: {severity: page, empty: ~}
annotations:
  summary: It is down.
`);
  assert.equal(rule.kind, "alerting");
  assert.equal(rule.kind === "alerting" && rule.alert.value, "Down");
  assert.equal(rule.expr?.expression?.root?.kind, "BinaryExpr");
  assert.equal(rule.for?.milliseconds, 300_000);
  assert.equal(rule.keepFiringFor?.milliseconds, 5_400_000);
  assert.deepEqual(textsOf(rule.labels), { severity: "page", empty: "" });
  assert.deepEqual(textsOf(rule.annotations), { summary: "It is down." });
  assert.deepEqual(rule.problems, []);
});

test("maps places in an expression to the text, through quotes and block scalars", () => {
  for (const text of ["record: a\nexpr: 'up{job=''x''}'\n", "record: a\nexpr: >-\n  up{job='x'}\n"]) {
    const { expr } = read(text);
    const at = expr!.value.indexOf("job");
    const { from, to } = expr!.map.spanToSource({ from: at, to: at + 3 });
    assert.equal(expr!.value, "up{job='x'}");
    assert.equal(text.slice(from, to), "job");
  }
});

test("keeps what is good about a rule with mistakes", () => {
  const rule = read("alert: [Down]\nexpr: up == 0\nfor: 5min\nlabels: {a: b, c: [d]}\nfoo: 1\n");
  assert.equal(rule.kind, "unnamed");
  assert.equal(rule.expr?.value, "up == 0");
  assert.equal(rule.for?.value, "5min");
  assert.equal(rule.for?.milliseconds, undefined);
  assert.deepEqual(textsOf(rule.labels), { a: "b" });
  assert.deepEqual(
    rule.problems.map(({ check }) => check),
    ["unknown-field", "wrong-type", "wrong-type", "invalid-duration"],
  );
});

test("takes the place of a merged field from the merge key", () => {
  const text = `groups:
  - name: web
    rules:
      - &down
        alert: Down
        expr: up == 0
        for: 5m
      - <<: *down
        alert:
        record: down
`;
  const { groups } = readRuleFile(readYaml(text, testReadOptions.yaml)[0]?.root, contextOf(text));
  const [problem, ...more] = groups[0]!.rules[1]!.problems;
  assert.deepEqual(more, []);
  assert.equal(problem?.check, "field-not-allowed");
  assert.equal(problem.span.from, text.indexOf("<<"));
});

test("leaves out null items without a word", () => {
  const text =
    "groups:\n  - name: web\n    rules:\n      - alert: Down\n        expr: up == 0\n      -\n  - ~\n";
  const { groups, problems } = readRuleFile(readYaml(text, testReadOptions.yaml)[0]?.root, contextOf(text));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    groups.map(({ rules }) => rules.length),
    [1],
  );
});

function read(text: string): Rule {
  const { value } = readRule(readYaml(text, testReadOptions.yaml)[0]!.root!, contextOf(text));
  return value!;
}

function contextOf(text: string): ReadContext {
  return { text, dialect: "prometheus", options: testReadOptions };
}

function textsOf(field: Rule["labels"]): Record<string, string> {
  return Object.fromEntries(field!.labels.map(({ name, text }) => [name.value, text]));
}
