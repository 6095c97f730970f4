import assert from "node:assert/strict";
import { test } from "node:test";
import { type FileHints, type FileKind, fileKind } from "./file-kind.ts";

test("a rule file is told from groups with rules", () => {
  checkKind("rule-file", "groups:\n- name: a\n  rules:\n  - alert: Down\n    expr: up == 0\n");
  checkKind("rule-file", "# a comment\n---\ngroups:\n  - name: a\n    rules: []\n");
  checkKind("rule-file", '"groups":\n- "name": "a"\n  "rules":\n  - "record": "a:b"\n    "expr": "up"\n');
  checkKind("rule-file", "\ufeffgroups:\r\n- name: a\r\n  rules:\r\n  - record: a:b\r\n    expr: up\r\n");
  checkKind("rule-file", "  groups:\n  - name: a\n    rules:\n    - record: a:b\n      expr: up\n");
  checkKind("rule-file", '{"groups": [{"name": "a", "rules": [{"alert": "Down", "expr": "up == 0"}]}]}');
  checkKind("rule-file", "namespace: team\ngroups:\n- name: a\n  rules:\n  - record: a:b\n    expr: up\n");
});

test("a foreign field beside groups with alerts is a mistake in a rule file", () => {
  checkKind(
    "rule-file",
    "group_limit: 3\ngroups:\n- name: a\n  rules:\n  - alert: Down\n    expr: up == 0\n",
  );
});

test("a slip in the line of groups hides none of the rules below it", () => {
  const rules = "\n- name: a\n  rules:\n  - record: x\n    expr: sum(up\n";
  for (const slip of [">", "}}", "( name", "...", "x", "", " x", ": x"]) {
    checkKind("rule-file", `# comment\ngroups${slip}${rules}`);
    checkKind("rule-file", `groups:${slip}${rules}`);
    checkKind("rule-file", `  groups:${slip}${rules}`.replaceAll("\n", "\n  "));
  }
  checkKind("unknown", "groups:>\n- name: a\n  rules:\n  - uses: docker\n");
  checkKind("unknown", "groups:>\n- name: a\n  jobs: [build]\n");
  checkKind("unknown", `groups_of_ours: 1${rules}`);
  checkKind("unknown", `apiVersion: 1\ngroups:>${rules}`);
  checkKind("unknown", "groups:\n  dev:\n    rules:\n      - alert: a\n        expr: b\n");
});

test("a rule file is known from its first words on", () => {
  checkKind("rule-file", "groups:");
  checkKind("rule-file", "groups:\n- name: a\n  interval: 1m\n  ");
  checkKind("rule-file", "groups:\n- name: a\n  concurrency: 2\n  labels:\n    team: b\n-\n");
  checkKind("unknown", "groups:\n- name: a\n  labels: {}\n  jobs: []\n");
  checkKind("unknown", "groups:\n- docker\n");
  checkKind("rule-file", "groups:\n- ");
  checkKind("rule-file", "groups:\n- na");
  checkKind("unknown", "groups:\n- na\n- docker\n");
  checkKind("unknown", "");
  checkKind("unknown", "gro");
  checkKind("rule-file", "", { path: "prometheus/rules/node.yml" });
  checkKind("rule-file", "# new\n", { path: "node.rules" });
  checkKind("rule-file", "grou", { path: "alerts/node.yaml" });
  checkKind("unknown", "grow: 1", { path: "alerts/node.yaml" });
});

test("groups of other formats are none of ours", () => {
  checkKind("unknown", "groups:\n- name: all\n  jobs: [build]\nresources: []\n");
  checkKind("unknown", "groups:\n- name: all\n  jobs: [build]\n");
  checkKind("unknown", "groups:\n  - id: registry.http\n    type: attribute_group\n");
  checkKind("unknown", "#cloud-config\ngroups:\n  - docker\nusers: []\n");
  checkKind("unknown", "groups:\n  dev:\n    rules:\n      - alert: a\n");
  checkKind("unknown", "version: 2\nupdates:\n  - groups:\n      all:\n        patterns: ['*']\n");
  const grafana =
    "apiVersion: 1\ngroups:\n  - orgId: 1\n    name: a\n    folder: f\n    rules:\n      - uid: x\n        record: {}\n";
  checkKind("unknown", grafana);
  checkKind("unknown", "defaults:\n  groups:\n  - name: a\n    rules:\n    - alert: Down\n");
});

test("everyday YAML is none of ours", () => {
  checkKind("unknown", "on: push\njobs:\n  test:\n    steps: []\n");
  checkKind("unknown", "services:\n  web:\n    image: nginx\n");
  checkKind("unknown", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: groups\n");
  checkKind("unknown", "openapi: 3.0.0\npaths: {}\n");
  checkKind("unknown", "- alert: Down\n  expr: up == 0\n");
  checkKind("unknown", "suite: a\ntemplates: []\ntests:\n  - it: works\n    asserts: []\n");
  checkKind("unknown", "server: {}\npositions: {}\nclients: []\nscrape_configs: []\n");
  checkKind("unknown", "just words");
});

test("Kubernetes resources with rules are found wherever they stand in the stream", () => {
  const rule = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups: []\n";
  checkKind("kubernetes-rules", rule);
  checkKind("kubernetes-rules", `kind: Service\n---\n${rule}`);
  checkKind("kubernetes-rules", `{{- if .Values.on }}\n${rule}{{- end }}\n`);
  checkKind("kubernetes-rules", "apiVersion: operator.victoriametrics.com/v1beta1\nkind: VMRule\n");
  checkKind("kubernetes-rules", "apiVersion: monitoring.googleapis.com/v1\nkind: ClusterRules\n");
  checkKind("kubernetes-rules", "apiVersion: v1\nkind: List\nitems:\n- kind: 'PrometheusRule' # ours\n");
  checkKind(
    "kubernetes-rules",
    "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRuleList\nitems: []\n",
  );
  const map =
    "kind: ConfigMap\ndata:\n  a.yml: |\n    groups:\n    - name: a\n      rules:\n      - record: b\n";
  checkKind("unknown", "kind: ConfigMap\ndata:\n  a.yml: |\n    groups:\n    - a\n    rules: []\n");
  checkKind("kubernetes-rules", map);
  checkKind("unknown", "kind: ConfigMap\ndata:\n  groups: dev\n");
  checkKind("unknown", "apiVersion: policy/v1\nkind: Rules\n");
  checkKind("unknown", "kind: CustomResourceDefinition\nspec:\n  names:\n    kind: PrometheusRule\n");
  checkKind("unknown", "apiVersion: v1\nkind: List\nitems:\n- kind: Service\n");
});

test("the operator's monitors are found in streams without rules", () => {
  const monitor = "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata:\n  name: a\n";
  checkKind("kubernetes-monitors", monitor);
  checkKind("kubernetes-monitors", `kind: Service\n---\n${monitor}---\nkind: Deployment\n`);
  checkKind("kubernetes-monitors", "apiVersion: monitoring.coreos.com/v1alpha1\nkind: ScrapeConfig\n");
  checkKind("kubernetes-monitors", "apiVersion: monitoring.coreos.com/v1\nkind: ProbeList\nitems: []\n");
  const item = "apiVersion: monitoring.coreos.com/v1\n  kind: PodMonitor\n";
  checkKind("kubernetes-monitors", `apiVersion: v1\nkind: List\nitems:\n- ${item}`);
  checkKind("kubernetes-monitors", '{"apiVersion":"monitoring.coreos.com/v1","kind":"PodMonitor"}');
  checkKind("kubernetes-rules", `${monitor}---\nkind: PrometheusRule\n`);
  checkKind("unknown", `{{- if .Values.on }}\n${monitor}{{- end }}\n`);
  checkKind("unknown", "apiVersion: example.com/v1\nkind: Probe\n");
  checkKind("unknown", "apiVersion: v1\nkind: List\nitems:\n- kind: Probe\n");
  checkKind("unknown", '{"apiVersion": "example.com/v1", "kind": "Probe"}');
});

test("configurations and unit tests are known by what only they have", () => {
  checkKind("unit-test", "rule_files: [a.yml]\ntests: []\n");
  checkKind("unit-test", "tests:\n- input_series:\n  - series: up\n");
  checkKind("prometheus-config", "global:\n  scrape_interval: 1m\nscrape_configs: []\n");
  checkKind("prometheus-config", "rule_files: ['rules/*.yml']\n");
  checkKind("prometheus-config", "%YAML 1.1\n---\nscrape_configs: []\n");
  checkKind("unknown", "scrape_configs:\n- job_name: a\n  pipeline_stages: []\n");
  checkKind("target-file", "- targets: [a]\n", { namedBy: "file_sd_configs" });
  checkKind("unknown", "global:\n  image: x\n");
  checkKind("prometheus-config", "alerting:\n  alertmanagers: []\n");
  checkKind("unknown", "alerting:\n  enabled: true\n");
  checkKind("alertmanager-config", "global: {}\nroute:\n  receiver: a\nreceivers:\n- name: a\n");
  checkKind("telegraf-config", "[agent]\n  interval = '10s'\n[[inputs.cpu]]\n", { path: "telegraf.conf" });
  checkKind("unknown", "[agent]\nname = 1\n", { path: "a.conf" });
});

test("a file named as Telegraf's configuration is one from its beginning", () => {
  checkKind("telegraf-config", "", { path: "/w/telegraf.conf" });
  checkKind("telegraf-config", "# Ours\n\n[[inp", { path: "/w/telegraf.d/db.conf" });
  checkKind("telegraf-config", "[agent]\nomit_hostname = true\n", { path: "telegraf-db.conf" });
  checkKind("telegraf-config", "[global_tags]\n", { languageId: "telegraf" });
  checkKind("unknown", "[Service]\nRestart=always\n", { path: "telegraf.conf" });
  checkKind("unknown", "server {\n}\n", { path: "telegraf.conf" });
  checkKind("unknown", "<source>\n", { path: "telegraf.conf" });
  checkKind("unknown", "", { path: "/w/nginx.conf" });
});

test("only names tell expressions and our own configuration", () => {
  checkKind("promql", "up", { path: "a.promql" });
  checkKind("promql", "groups:", { languageId: "promql" });
  checkKind("promrules-config", "checks: {}", { path: "/team/promrules.yaml" });
  checkKind("promrules-config", "", { path: "promrules.yml" });
  checkKind("unknown", "checks: {}", { path: "/team/other.yaml" });
});

test("a file that somebody names as one with rules is a rule file unless it is something else we know", () => {
  checkKind("rule-file", "kind: Deployment\n", { namedBy: "user" });
  checkKind("rule-file", "", { namedBy: "user" });
  checkKind("unit-test", "rule_files: []\ntests: []\n", { namedBy: "user" });
  checkKind("prometheus-config", "otlp:\n  translation_strategy: NoTranslation\n", { namedBy: "user" });
  checkKind("prometheus-config", "global:\n\nstorage: {}\n", { namedBy: "user" });
  checkKind("unknown", "global:\n\nstorage: {}\n");
  checkKind("rule-file", "rule_files: []\ntests: []\n", { namedBy: "rule_files" });
});

test("an open rule file stays one while its first word is changed", () => {
  const text = "group:\n- name: a\n  rules:\n  - alert: Down\n    expr: up == 0\n";
  checkKind("unknown", text);
  checkKind("rule-file", text, { previous: "rule-file" });
  checkKind("unknown", "services: {}\n", { previous: "rule-file" });
  checkKind("kubernetes-rules", "kind: PrometheusRule\n", { previous: "rule-file" });
});

test("only a file's first document can be a rule file", () => {
  checkKind("unknown", "a: 1\n---\ngroups:\n- name: a\n  rules: []\n");
  checkKind("rule-file", "---\n# nothing\n---\ngroups:\n- name: a\n  rules: []\n");
});

test("hostile texts take linear time", () => {
  const start = performance.now();
  const length = 100_000;
  for (const piece of [
    " ",
    "\n",
    "{{",
    "{",
    "groups:\n",
    "kind: ",
    "'",
    "rules",
    "- ",
    "#",
    "groups:\n {{}}",
  ]) {
    fileKind(piece.repeat(length / piece.length));
    fileKind(`groups:${piece.repeat(length / piece.length)}`);
    fileKind(`kind: ${piece.repeat(length / piece.length)}`);
  }
  assert.ok(performance.now() - start < 5000);
});

function checkKind(kind: FileKind, text: string, hints?: FileHints): void {
  assert.equal(fileKind(text, hints), kind, JSON.stringify(text));
}
