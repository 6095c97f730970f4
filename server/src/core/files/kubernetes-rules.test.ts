import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { readYaml } from "../yaml/read.ts";
import { fileOrigin } from "./file-dialect.ts";
import { readKubernetesRules } from "./kubernetes-rules.ts";
import type { Dialect } from "./read-options.ts";
import type { RuleFileReading } from "./read-rule-file.ts";

const prometheusRule = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n";
const groups = "groups:\n- name: a\n  rules:\n  - alert: Down\n    expr: up == 0\n";
const spec = `spec:\n${indent(groups, 2)}`;

test("rules of every kind of resource are read", () => {
  checkRules(prometheusRule + spec, ["Down"]);
  checkRules(`apiVersion: example.com/v2\nkind: PrometheusRule\n${spec}`, ["Down"]);
  checkRules(`apiVersion: monitoring.googleapis.com/v1\nkind: ClusterRules\n${spec}`, ["Down"]);
  checkRules(`apiVersion: loki.grafana.com/v1\nkind: AlertingRule\n${spec}`, ["Down"]);
  checkRules(`apiVersion: policy/v1\nkind: Rules\n${spec}`, []);
});

test("all documents and all items of lists are read, and only ours", () => {
  const foreign = "kind: Deployment\nspec:\n  groups: 3\n  a: 1\n  a: 2\n";
  checkRules(`${foreign}---\n${prometheusRule}${spec}---\n---\n${prometheusRule}${spec}`, ["Down", "Down"]);
  const items = `items:\n- ${indent(prometheusRule + spec, 2).trimStart()}- ${indent(foreign, 2).trimStart()}`;
  checkRules(`apiVersion: v1\nkind: List\n${items}`, ["Down"]);
  const untyped = `items:\n- ${indent(spec, 2).trimStart()}`;
  checkRules(`apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRuleList\n${untyped}`, ["Down"]);
});

test("the same group name may be used once in each resource", () => {
  const { groups: found } = read(`${prometheusRule}${spec}---\n${prometheusRule}${spec}`);
  assert.deepEqual(
    found.map(({ group }) => group.container),
    [0, 1],
  );
});

test("mistakes in rules are found at their place", () => {
  checkProblems(`${prometheusRule}spec:
  groups:
  - name: a
    rulez: []
    ^^^^^ field rulez not found in type rulefmt.RuleGroup
  - rules:
    ^^^^^ Groupname must not be empty
    - alert: Down
      for: 5x
            ^ unknown unit "x" in duration "5x"
      expr: up == 0
`);
  checkProblems(`${prometheusRule}spec: none
      ^^^^ cannot unmarshal !!str \`none\` into PrometheusRuleSpec. A mapping with fields is expected here.
`);
});

test("a resource that is no YAML is reported, whatever is left of it", () => {
  const checks = (text: string) => read(text).problems.map(({ check }) => check);
  assert.deepEqual(checks('apiVersion: "monitoring.coreos.com/v1\nkind: PrometheusRule\n'), ["yaml-syntax"]);
  assert.deepEqual(checks('apiVersion: "apps/v1\nkind: Deployment\n'), []);
});

test("a field that a resource does not have is reported where its schema is known", () => {
  checkProblems(`${prometheusRule}spec:
  group: []
  ^^^^^ unknown field "spec.group". Did you mean \`groups\`?
  groups: []
`);
  checkProblems("apiVersion: example.com/v1\nkind: PrometheusRule\nspec:\n  scope: team\n  groups: []\n");
  checkProblems("apiVersion: loki.grafana.com/v1\nkind: AlertingRule\nspec:\n  tenantID: team\n");
});

test("the operators' own fields and habits are known", () => {
  const own =
    "  - name: a\n    partial_response_strategy: warn\n    query_offset: 1m\n    interval: ''\n    limit: 1\n";
  checkProblems(`${prometheusRule}spec:\n  groups:\n${own}`);
  const google = "apiVersion: monitoring.googleapis.com/v1\nkind: Rules\n";
  checkProblems(`${google}spec:
  groups:
  - name: a
    limit: 1
    ^^^^^ unknown field "limit". Prometheus knows it in a group, but \`Rules\` does not have it.
    interval: 1m
`);
  const metrics = "apiVersion: operator.victoriametrics.com/v1beta1\nkind: VMRule\n";
  const rule = "    rules:\n    - alert: A\n      expr: a default 0\n      debug: true\n";
  checkProblems(`${metrics}spec:\n  groups:\n  - name: a\n    concurrency: 2\n${rule}`);
});

test("rule files in a ConfigMap are read, each for itself", () => {
  const data = `data:\n  a.yml: |\n${indent(groups, 4)}  b.yml: |\n${indent(groups, 4)}  other: "groups"\n`;
  checkRules(`kind: ConfigMap\n${data}`, ["Down", "Down"]);
  checkProblems(`kind: ConfigMap
data:
  a.yml: |
    groups:
    - name: a
      rules:
      - alert: Down
        exp: up
        ^^^ field exp not found in type rulefmt.Rule
        expr: up
        for: >-
          5x
           ^ unknown unit "x" in duration "5x"
`);
  const quoted = JSON.stringify("groups:\n- name: a\n  rulez: []\n  rules:\n  - record: x\n    expr: up\n");
  checkProblems(`kind: ConfigMap
data:
  a.yml: ${quoted}
                                ^^^^^ field rulez not found in type rulefmt.RuleGroup
`);
});

test("the kind tells the dialect where only one tool reads it", () => {
  checkDialect(
    "apiVersion: operator.victoriametrics.com/v1beta1\nkind: VMRule\n",
    "prometheus",
    "victoriametrics",
  );
  checkDialect("apiVersion: loki.grafana.com/v1\nkind: RecordingRule\n", "thanos", "loki");
  checkDialect("apiVersion: monitoring.googleapis.com/v1\nkind: Rules\n", "loki", "prometheus");
  checkDialect(prometheusRule, "thanos", "thanos");
  checkDialect(`kind: Service\n---\n${prometheusRule}`, "prometheus", "prometheus");
});

test("a namespace above the groups tells Mimir's rule files", () => {
  assert.equal(fileOrigin(`namespace: team\n${groups}`, "rule-file", "prometheus").dialect, "mimir");
  assert.equal(fileOrigin(`namespace: team\n${groups}`, "rule-file", "loki").dialect, "loki");
  assert.equal(fileOrigin(groups, "rule-file", "prometheus").dialect, "prometheus");
});

function read(text: string): RuleFileReading {
  const options = {
    dialect: "prometheus" as const,
    nameValidation: "utf8" as const,
    features: new Set<string>(),
    yaml: () => yaml,
    regex: { compile: () => ({ ok: true }) } as never,
  };
  return readKubernetesRules(readYaml(text, options.yaml), { text, dialect: "prometheus", options });
}

function checkRules(text: string, names: readonly string[]): void {
  const found = read(text).groups.flatMap(({ rules }) => rules);
  assert.deepEqual(
    found.map((rule) => (rule.kind === "alerting" ? rule.alert.value : rule.kind)),
    names,
  );
}

function checkDialect(text: string, configured: Dialect, expected: Dialect): void {
  assert.equal(fileOrigin(text, "kubernetes-rules", configured).dialect, expected);
}

/** Lines of carets with a message point into the line above; a message may be cut short. */
function checkProblems(annotated: string): void {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of annotated.split("\n")) {
    const carets = /^ *(\^+) (.*)$/.exec(line);
    if (carets === null) lines.push(line);
    else expected.push(`${lines.length}:${line.indexOf("^") + 1}+${carets[1]!.length} ${carets[2]}`);
  }
  const text = lines.join("\n");
  const { groups: found, problems } = read(text);
  const all = [
    ...problems,
    ...found.flatMap(({ group, rules }) => [...group.problems, ...rules.flatMap((rule) => rule.problems)]),
  ];
  const actual = all
    .sort((a, b) => a.span.from - b.span.from)
    .map(({ span, message }, index) => {
      const before = text.slice(0, span.from).split("\n");
      const shown = `${before.length}:${before.at(-1)!.length + 1}+${span.to - span.from} ${message}`;
      return expected[index] !== undefined && shown.startsWith(expected[index]) ? expected[index] : shown;
    });
  assert.deepEqual(actual, expected);
}

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(spaces));
}
