import assert from "node:assert/strict";
import { test } from "node:test";
import {
  atCursor,
  checkCompleted,
  completionLabels,
  type FeatureOptions,
} from "../../../../test/support/check-features.ts";
import { provideCompletions } from "../completion.ts";

const config = `#- /w/prometheus.yml
global:
  external_labels: {cluster: eu}
rule_files: [rules/*.yml]
scrape_configs:
- job_name: payments
  static_configs: [{targets: ["10.4.51.10:80", "10.4.51.11:80"], labels: {environment: prod, team: "a'b"}}]
- job_name: node
  static_configs: [{targets: ["n:9100"], labels: {environment: staging}}]
- job_name: pods
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
#- /w/rules/recorded.yml
groups:
- name: a
  rules:
  - record: team:up:sum
    expr: sum by (team) (up)
    labels: {level: team}
  - alert: Down
    expr: up == 0
    labels: {severity: page}
`;

const options: FeatureOptions = { path: "/w/rules/test.yml", files: config };

function rule(expr: string): string {
  return `groups:\n- name: b\n  rules:\n  - alert: X\n    expr: ${expr}\n`;
}

function check(expr: string, expected: string): void {
  assert.equal(completionLabels(rule(expr), options).join(" "), expected);
}

test("a selector is offered the labels of its targets, what all have first, and none twice", () => {
  check("up{<|>}", "instance job environment namespace team");
  check('up{job="payments", <|>}', "environment instance team");
  check('up{environment="staging",<|>} == 0', "instance job");
  check("up{<|>", "instance job environment namespace team");
  check('up{<|>job="node"}', "environment instance");
});

test("metrics that rules record have the labels that their expression leaves, and those of the rule", () => {
  check("team:up:sum{<|>}", "level team");
  check("ALERTS{<|>}", "alertname alertstate instance job environment namespace severity team");
});

test("values are those that the other matchers leave", () => {
  check('up{environment="<|>"}', "prod staging");
  check('up{job="payments", environment="<|>"}', "prod");
  check('up{environment="<|>", job="node"}', "staging");
  check('ALERTS{alertname="<|>"}', "Down X");
  check('ALERTS{alertstate="<|>"}', "firing pending");
  check('up{instance="n:<|>"}', "10.4.51.10:80 10.4.51.11:80 n:9100");
  check('up{nothing="<|>"}', "");
});

test("a value takes the place of what is typed, up to the quote", () =>
  checkCompleted(rule('up{job="pay<|>ment"}'), "payments", rule('up{job="payments"}'), options));

test("values are escaped as the operator and the quotes around them ask for", () => {
  const write = (before: string, label: string, after: string): void =>
    checkCompleted(rule(before), label, rule(after), options);
  write('up{instance=~"n:.*|<|>"}', "10.4.51.10:80", 'up{instance=~"n:.*|10\\\\.4\\\\.51\\\\.10:80"}');
  write("up{instance=~`<|>`}", "10.4.51.10:80", "up{instance=~`10\\.4\\.51\\.10:80`}");
  write("'up{team=\"<|>\"}'", "a'b", "'up{team=\"a''b\"}'");
  write(
    '"up{instance=~\\"<|>\\"}"',
    "10.4.51.10:80",
    '"up{instance=~\\"10\\\\\\\\.4\\\\\\\\.51\\\\\\\\.10:80\\"}"',
  );
  write("up{team='<|>'}", "a'b", "up{team='a\\'b'}");
});

test("lists of labels are offered what their operands have", () => {
  check("sum by (<|>) (up)", "instance job environment namespace team");
  check("sum by (job, <|>) (up)", "instance environment namespace team");
  check("sum(team:up:sum) by (<|>)", "level team");
  check("sum without (<|>) (up)", "instance job environment namespace team");
  check("up * on (<|>) group_left () team:up:sum", "team");
  check("team:up:sum * on (team) group_right (<|>) up", "level team");
  check("sum by (<|>", "instance job environment namespace team");
});

test("texts of functions are offered what they read", () => {
  check('label_replace(up, "x", "$1", "<|>", "(.*)")', "instance job environment namespace team");
  check('label_join(team:up:sum, "x", ",", "<|>")', "level team");
  check('label_replace(up, "x", "<|>", "job", "")', "");
});

test("an operand is offered what rules record, and what Prometheus has by itself", () => {
  const offered = completionLabels(rule("<|>"), options);
  assert.deepEqual(
    ["team:up:sum", "up", "ALERTS", "scrape_duration_seconds"].filter((name) => !offered.includes(name)),
    [],
  );
});

test("templates are offered the labels of the series that alert, without those of the rule, or those of the server", () => {
  const inTemplate = (expr: string, text: string): string =>
    completionLabels(
      `${rule(expr)}    labels: {severity: page}\n    annotations:\n      summary: '${text}'\n`,
      options,
    ).join(" ");
  assert.equal(inTemplate("sum by (team) (up)", "{{ $labels.<|> }}"), "team");
  assert.equal(inTemplate("up", "{{ $externalLabels.<|> }}"), "cluster");
  assert.equal(inTemplate("up", '{{ index $labels "<|>" }}'), "instance job environment namespace team");
});

test("items say where they come from", () => {
  const { context, offset } = atCursor(rule('up{environment="<|>"}'), options);
  const [prod] = provideCompletions(context, offset)!.items;
  assert.equal(prod!.detail, "job payments");
  assert.deepEqual(prod!.documentation, {
    kind: "markdown",
    value: "written in `static_configs` ([prometheus.yml:6](file:///w/prometheus.yml#L6))",
  });
});

test("files of expressions know the configuration beside them or above", () =>
  assert.equal(
    completionLabels("up{<|>}", { path: "/w/queries/a.promql", files: config }).join(" "),
    "instance job environment namespace team",
  ));

test("nothing is offered that nobody knows", () => assert.deepEqual(completionLabels(rule("up{<|>}")), []));

test("of ten thousand values the first are sent, soon, and the editor asks again", () => {
  const targets = Array.from({ length: 10_000 }, (_, index) => `h${index}:80`).join(", ");
  const files = `#- /w/prometheus.yml\nrule_files: [rules/*.yml]\nscrape_configs:\n- job_name: a\n  static_configs: [{targets: [${targets}]}]\n`;
  const { context, offset } = atCursor(rule('up{instance="h99<|>"}'), { ...options, files });
  const list = provideCompletions(context, offset)!;
  assert.equal(list.isIncomplete, true);
  assert.ok(list.items.length > 100 && list.items.length <= 1000);
  assert.equal(
    list.items.some(({ label }) => label === "h9999:80"),
    true,
  );
});
