import assert from "node:assert/strict";
import { test } from "node:test";
import { checkCompleted, checkCompletion, completionLabels } from "../../../test/support/check-features.ts";

const ruleStart = "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: ";

function includes(marked: string, ...labels: readonly string[]): void {
  const offered = completionLabels(marked);
  assert.deepEqual(
    labels.filter((label) => !offered.includes(label)),
    [],
    `offered are ${offered.join(" ")}`,
  );
}

test("an empty rule file begins with groups", () => {
  checkCompletion("<|>", "groups");
  checkCompleted("gro<|>", "groups", "groups:\n  - name: ${1:name}\n    rules:\n      - $0");
});

test("a new group is offered as a whole and by its fields", () => {
  checkCompletion("groups:\n  - <|>", "group name interval query_offset limit labels rules");
  checkCompleted(
    "groups:\n  - <|>",
    "group",
    "groups:\n  - name: ${1:name}\n    rules:\n      - $0"
      .replace("    rules", "  rules")
      .replace("      - $0", "    - $0"),
  );
  checkCompletion("groups:\n  <|>", "group");
});

test("only fields that are not there yet are offered", () => {
  checkCompletion("groups:\n  - name: a\n    <|>\n    rules: []\n", "interval query_offset limit labels");
});

test("a new rule is offered as a whole and by its fields", () => {
  checkCompletion(
    "groups:\n  - name: a\n    rules:\n      - <|>",
    "alerting rule recording rule alert for a port record alert expr for keep_firing_for labels annotations",
  );
  checkCompleted(
    "groups:\n  - name: a\n    rules:\n      - por<|>",
    "alert for a port",
    `groups:
  - name: a
    rules:
      - alert: Port\${1:3306}Down
  expr: max without (result, result_type) (net_response_result_code{server="\${2:10.0.0.1}", port="\${1:3306}", protocol="tcp"}) >= 1 <= 2
  for: 2m
  labels:
    severity: critical
  annotations:
    summary: 'Port {{ \\$labels.port }} of {{ \\$labels.server }} is down'
    description: 'Telegraf on {{ \\$labels.host }} cannot connect to {{ \\$labels.server }}:{{ \\$labels.port }} over {{ \\$labels.protocol }} (code {{ \\$value }}).'`,
  );
  checkCompleted(
    "groups:\n  - name: a\n    rules:\n      - rec<|>",
    "recording rule",
    "groups:\n  - name: a\n    rules:\n      - record: ${1:level:metric:operation}\n  expr: ${2:sum by (job) (up)}",
  );
});

test("a recording rule is not offered what only alerting rules have, and the other way round", () => {
  checkCompletion("groups:\n- rules:\n  - record: a\n    <|>", "expr labels");
  checkCompletion("groups:\n- rules:\n  - alert: A\n    <|>", "expr for keep_firing_for labels annotations");
});

test("clients without snippets get plain text", () => {
  checkCompleted(
    "groups:\n- rules:\n  - alert: A\n    fo<|>",
    "for",
    "groups:\n- rules:\n  - alert: A\n    for: ",
    {
      client: { snippets: false },
    },
  );
});

test("a key whose colon is there is replaced by its name alone", () => {
  checkCompleted("groups:\n- rules:\n  - ale<|>: A\n", "alert", "groups:\n- rules:\n  - alert: A\n");
});

test("fields of a dialect are offered in that dialect", () => {
  const marked = "groups:\n- name: a\n  <|>";
  assert.ok(completionLabels(marked, { dialect: "thanos" }).includes("partial_response_strategy"));
  assert.ok(!completionLabels(marked).includes("partial_response_strategy"));
});

test("durations are offered where a field takes one", () => {
  checkCompletion("groups:\n- interval: <|>", "30s 1m 2m 5m 10m 15m 30m 1h 2h 6h 12h 1d 7d");
  checkCompletion("groups:\n- rules:\n  - alert: a\n    for: 90<|>", "90y 90w 90d 90h 90m 90s 90ms");
});

test("functions and aggregations are offered in expressions of every style", () => {
  for (const expr of [
    "<|>",
    "su<|>",
    "'su<|>'",
    '"su<|>',
    "|\n          su<|>",
    ">-\n          su<|>",
    "\n          su<|>",
  ]) {
    includes(ruleStart + expr, "sum", "rate");
  }
});

test("the name of a function is replaced as a whole, and called", () => {
  checkCompleted(`${ruleStart}ra<|>\n`, "rate", `${ruleStart}rate($0)\n`);
  checkCompleted(`${ruleStart}'ra<|>te(x[5m])'\n`, "irate", `${ruleStart}'irate(x[5m])'\n`);
  checkCompleted(`${ruleStart}top<|>\n`, "topk", `${ruleStart}topk(\${1:k}, $0)\n`);
});

test("escapes before the place do not move what is replaced", () => {
  checkCompleted(`${ruleStart}"up{a=\\"b\\"} > su<|>"\n`, "sum", `${ruleStart}"up{a=\\"b\\"} > sum($0)"\n`);
  checkCompleted(`${ruleStart}'up{a=''b''} > su<|>'\n`, "sum", `${ruleStart}'up{a=''b''} > sum($0)'\n`);
  includes(`${ruleStart}'up{a=''b\\''c''} <|>'`, "offset");
  checkCompletion(`${ruleStart}"up{a=<|>\\"b\\"}"`, "= != =~ !~");
});

test("experimental functions are offered where they are enabled", () => {
  const marked = `${ruleStart}<|>`;
  assert.ok(!completionLabels(marked).includes("mad_over_time"));
  const features = new Set(["promql-experimental-functions"]);
  assert.ok(completionLabels(marked, { features }).includes("mad_over_time"));
});

test("modifiers and operators are offered where they fit", () => {
  includes(`${ruleStart}sum(up) <|>`, "by", "without", "and", "==");
  includes(`${ruleStart}up <|>`, "offset", "@", "unless");
  includes(`${ruleStart}up > <|>`, "bool", "on", "sum");
  includes(`${ruleStart}up offset 5m <|>`, "@", "and");
  includes(`${ruleStart}up * on (a) gr<|>`, "group_left");
  checkCompletion(`${ruleStart}sum <|>(up)`, "by without");
  includes(`${ruleStart}sum o<|>`, "by", "offset", "or");
  checkCompletion(`${ruleStart}sum by (a) <|>`, "");
  checkCompletion(`${ruleStart}up{a=<|>"b"}`, "= != =~ !~");
  checkCompletion(`${ruleStart}up @ <|>`, "start() end()");
});

test("durations are offered in brackets", () => {
  includes(`${ruleStart}rate(up[<|>])`, "5m", "1h");
  includes(`${ruleStart}rate(up[5<|>])`, "5m", "5h");
  checkCompletion(`${ruleStart}rate(up[5<|>m])`, "");
  checkCompletion(`${ruleStart}rate(up[1.5<|>])`, "");
  checkCompletion(`${ruleStart}rate(up[5m <|>])`, "+ - * / % ^");
  checkCompletion(`${ruleStart}up offset m<|>`, "step() range() min_of max_of");
});

test("names of metrics and labels are not made up", () => {
  checkCompletion(`${ruleStart}sum by (<|>)`, "");
  checkCompletion(`${ruleStart}up{a="<|>"}`, "");
});

test("expressions of other languages are left alone", () => {
  checkCompletion(`${ruleStart}su<|>`, "", { dialect: "loki" });
});

test("rules in Kubernetes resources and in the data of a ConfigMap are completed", () => {
  includes(
    "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n  - name: a\n    rules:\n    - alert: X\n      <|>",
    "expr",
  );
  includes(
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yml: |\n    groups:\n    - name: a\n      rules:\n      - alert: X\n        expr: su<|>\n",
    "sum",
  );
});

test("a file of PromQL is one expression", () => {
  const offered = completionLabels("sum(ra<|>", { path: "/a.promql" });
  assert.ok(offered.includes("rate"));
});

test("promrules.yaml is completed from its own settings", () => {
  const path = "/promrules.yaml";
  checkCompletion(
    "<|>",
    "dialect name_validation features checks prometheus_config telegraf_config snapshot exclude overrides",
    {
      path,
    },
  );
  checkCompletion("dialect: <|>", "prometheus thanos mimir victoriametrics loki", { path });
  checkCompletion("checks:\n  duplicate-rule: <|>", "error warning information hint off", { path });
  checkCompleted("checks:\n  dup<|>", "duplicate-rule", "checks:\n  duplicate-rule: ", { path });
  assert.ok(completionLabels("features:\n  - <|>", { path }).includes("promql-experimental-functions"));
});

test("comments that silence a check are completed", () => {
  checkCompletion("groups: # promrules: <|>\n", "ignore ignore-file");
  includes("groups: # promrules: ignore du<|>\n", "duplicate-rule");
  checkCompletion("groups: # just <|>\n", "");
});

test("fields and actions of relabel rules are offered as the file writes them", () => {
  const config = "scrape_configs:\n- job_name: a\n  relabel_configs:\n  - action: keep\n    ";
  checkCompletion(`${config}<|>\n`, "source_labels separator regex modulus target_label replacement");
  checkCompleted(`${config}sou<|>\n`, "source_labels", `${config}source_labels: [$0]\n`);
  const endpoint = "  endpoints:\n  - metricRelabelings:\n    ";
  const monitor = `apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nspec:\n${endpoint}`;
  checkCompletion(
    `${monitor}- regex: a\n      <|>\n`,
    "sourceLabels separator modulus targetLabel replacement action",
  );
  checkCompleted(`${monitor}  <|>\n`, "targetLabel", `${monitor}  - targetLabel: $0\n`);
  includes(`${monitor}- action: <|>\n`, "replace", "labeldrop", "keepequal");
  checkCompletion("scrape_configs:\n- job_name: <|>\n", "");
});

test("fields of prometheus.yml are offered where they belong", () => {
  const job = "scrape_configs:\n- job_name: a\n  ";
  includes(`${job}<|>\n`, "scheme", "kubernetes_sd_configs", "basic_auth", "relabel_configs");
  assert.ok(!completionLabels(`${job}<|>\n`).includes("job_name"));
  checkCompleted(`${job}met<|>\n`, "metrics_path", `${job}metrics_path: \n`);
  checkCompleted(`${job}sta<|>\n`, "static_configs", `${job}static_configs:\n`);
  checkCompletion(`${job}tls_config:\n    ca_file: a\n    ins<|>\n`, tlsFields);
  includes("scrape_configs: []\n<|>\n", "global", "alerting", "rule_files");
  checkCompletion("scrape_configs:\n- static_configs:\n    <|>\n", "targets labels");
  checkCompleted(
    "scrape_configs:\n- static_configs:\n    <|>\n",
    "targets",
    "scrape_configs:\n- static_configs:\n    - targets:\n",
  );
});

const tlsFields = "ca cert key cert_file key_file server_name insecure_skip_verify min_version max_version";

test("words that fields of prometheus.yml take are offered", () => {
  const job = "scrape_configs:\n- job_name: a\n  ";
  checkCompletion(`${job}scheme: <|>\n`, "http https");
  checkCompletion(`${job}honor_labels: <|>\n`, "true false");
  includes(`${job}scrape_protocols:\n  - Prom<|>\n`, "PrometheusProto", "PrometheusText1.0.0");
  includes(`${job}kubernetes_sd_configs:\n  - role: <|>\n`, "pod", "endpointslice");
  checkCompletion(`${job}metrics_path: <|>\n`, "");
  checkCompletion(`${job}params:\n    a: <|>\n`, "");
});
