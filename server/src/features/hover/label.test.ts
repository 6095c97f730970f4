import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, checkHover, type FeatureOptions } from "../../../../test/support/check-features.ts";
import { facts } from "../../../../test/support/facts.ts";
import { provideHover } from "../hover.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
global:
  external_labels: {cluster: eu}
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_namespace]
        target_label: namespace
      - source_labels: [__meta_kubernetes_pod_label_team]
        regex: (.+)
        target_label: team
  - job_name: node
    static_configs:
      - targets: [a:9100, b:9100]
        labels: {environment: prod}
      - targets: [c:9100]
        labels: {environment: test}
`;

const others = `#- /w/rules/other.yml
groups:
  - name: other
    rules:
      - record: ns:up:sum
        expr: sum by (namespace) (up)
        labels: {window: 5m}
      - alert: Down
        expr: up == 0
        labels: {severity: page}
`;

/** What hover says about a label of a rule's expression, without what it says first. */
function checkLabel(expr: string, expected: string, more: Partial<FeatureOptions> = {}): void {
  const options = { path: "/w/rules/a.yml", files: config + others, ...more };
  const { context, offset } = atCursor(rule(expr), options);
  const contents = provideHover(context, offset)?.contents;
  assert.ok(contents !== undefined && typeof contents === "object" && "value" in contents);
  assert.equal(contents.value.split("\n\n").slice(1).join("\n"), expected.trim());
}

const telegraf = `#- /w/telegraf.conf
[[outputs.prometheus_client]]
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
`;

function rule(expr: string): string {
  return `groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: ${expr}\n`;
}

test("tells which relabel rule of which job makes a label", () => {
  checkHover(
    rule('up{names<|>pace="x"}'),
    `
namespace
---
\`namespace\` · label

- job \`pods\`: copied from \`__meta_kubernetes_namespace\` by relabel rule 1 ([prometheus.yml:9](file:///w/prometheus.yml#L9))

Targets of job \`node\` do not have it.
`,
    { path: "/w/rules/a.yml", files: config },
  );
});

test("tells values that are known, and labels that not every target has", () => {
  checkLabel(
    'up{environ<|>ment="prod"}',
    `
- job \`node\`: written in \`static_configs\` ([prometheus.yml:17](file:///w/prometheus.yml#L17)), and 1 more like it · \`prod\` or \`test\`
Targets of job \`pods\` do not have it.`,
  );
  checkLabel(
    "sum by (te<|>am) (up)",
    `
- job \`pods\`: copied from \`__meta_kubernetes_pod_label_team\` by relabel rule 2 ([prometheus.yml:11](file:///w/prometheus.yml#L11)) · not always there
Targets of job \`node\` do not have it.`,
  );
});

test("leaves out jobs that the other matchers leave out", () => {
  checkLabel('up{job="node", names<|>pace="x"}', "Targets of job `node` do not have it.");
});

test("says that an exporter may say a label itself", () => {
  checkLabel(
    'node_load1{names<|>pace="x"}',
    `
- job \`pods\`: copied from \`__meta_kubernetes_namespace\` by relabel rule 1 ([prometheus.yml:9](file:///w/prometheus.yml#L9))
Targets of job \`node\` do not have it, but their exporters may say it.`,
  );
});

test("says that the exporter of a well-known metric says a label itself", () => {
  checkLabel('node_cpu_seconds_total{mo<|>de="idle"}', "- said by the exporter");
  checkLabel('net_response_result_code{ser<|>ver="10.0.0.1"}', "- said by the exporter");
});

test("says of a label that Telegraf sets nothing but that", () => {
  checkLabel(
    'net_response_result_code{ser<|>ver="10.0.0.1"}',
    "- a tag that Telegraf's `[[inputs.net_response]]` sets ([telegraf.conf:2](file:///w/telegraf.conf#L2))",
    { files: `${config}${telegraf}` },
  );
});

test("says nothing of exporters where they cannot say a label", () => {
  const files = `${config.slice(0, config.indexOf("  - job_name: pods"))}${config.slice(config.indexOf("  - job_name: node"))}`;
  const expected = "Targets of job `node` do not have it.";
  checkLabel('net_response_result_code{sevr<|>er="10.0.0.1"}', expected, { files: `${files}${telegraf}` });
  checkLabel('node_cpu_seconds_total{mdo<|>e="idle"}', expected, { files });
  const server = facts({ series: ['edge_load{job="node",instance="a:9100"}'] });
  checkLabel('edge_load{mdo<|>e="idle"}', expected, { files, facts: server });
  const unsure = "Targets of job `node` do not have it, but their exporters may say it.";
  checkLabel('edge_load{mdo<|>e="idle"}', unsure, { files });
});

test("says when and from what Prometheus sets job and instance", () => {
  checkLabel(
    'up{job="node", insta<|>nce="a:9100"}',
    `
- job \`node\`: the target's \`__address__\`, as nothing else sets it, before that written in \`static_configs\` ([prometheus.yml:16](file:///w/prometheus.yml#L16)), and 2 more like it · \`a:9100\`, \`b:9100\` or \`c:9100\`
Set to \`__address__\` after relabelling when it is empty then.`,
  );
  checkLabel(
    'up{environment="prod", jo<|>b="node"}',
    `
- job \`node\`: what \`job_name\` says ([prometheus.yml:14](file:///w/prometheus.yml#L14)) · \`node\`
\`job_name\`, unless relabelling or the target sets it. First set from \`job_name\`.`,
  );
});

test("follows recording rules and alerts", () => {
  checkLabel(
    "ns:up:sum{win<|>dow='5m'}",
    "- recording rule `ns:up:sum` ([other.yml:4](file:///w/rules/other.yml#L4)): set to `5m` in its `labels` ([other.yml:6](file:///w/rules/other.yml#L6))",
  );
  checkLabel(
    "max by (names<|>pace) (ns:up:sum)",
    "- recording rule `ns:up:sum` ([other.yml:4](file:///w/rules/other.yml#L4)): from its expression; job `pods`: copied from `__meta_kubernetes_namespace` by relabel rule 1 ([prometheus.yml:9](file:///w/prometheus.yml#L9))",
  );
  checkLabel(
    'ALERTS{alertname="Down", sev<|>erity="page"}',
    "- alert `Down` ([other.yml:7](file:///w/rules/other.yml#L7)): set to `page` in its `labels` ([other.yml:9](file:///w/rules/other.yml#L9))",
  );
});

test("says what in the expression takes a label away", () => {
  checkLabel(
    "max by (names<|>pace) (sum by (job) (up))",
    "It is not there any more: `by (job)` takes it away ([a.yml:5](file:///w/rules/a.yml#L5)).",
  );
});

test("says which function sets a label", () => {
  checkLabel(
    'sum by (zo<|>ne) (label_replace(up, "zone", "$1", "instance", "(.).*"))',
    `
- set by \`label_replace\` in this expression`,
  );
});

test("tells where a template has its labels from", () => {
  const template = (text: string): string => `${rule('up{job="pods"}').trim().replace("expr: ", "expr: ")}
        labels: {severity: page}
        annotations:
          text: '${text}'
`;
  const check = (text: string, expected: string): void => {
    const { context, offset } = atCursor(template(text), { path: "/w/rules/a.yml", files: config });
    const contents = provideHover(context, offset)?.contents;
    assert.ok(contents !== undefined && typeof contents === "object" && "value" in contents);
    assert.equal(contents.value.split("\n\n").slice(1).join("\n"), expected);
  };
  check(
    "{{ $labels.names<|>pace }}",
    "- job `pods`: copied from `__meta_kubernetes_namespace` by relabel rule 1 ([prometheus.yml:9](file:///w/prometheus.yml#L9))",
  );
  check(
    "{{ $labels.sever<|>ity }}",
    "Targets of job `pods` do not have it.\nWhat the `labels` of this rule set is added after templates are filled in.",
  );
  check(
    "{{ $externalLabels.clus<|>ter }}",
    "- written in `external_labels` ([prometheus.yml:3](file:///w/prometheus.yml#L3))",
  );
});

test("says what a label of service discovery holds, and that series never have it", () => {
  checkLabel(
    'node_load1{__meta_kubernetes_names<|>pace="x"}',
    `
- \`kubernetes_sd_configs\`, roles \`service\`, \`pod\`, \`endpoints\`, \`endpointslice\` and \`ingress\`: Namespace of the discovered object.
It exists only while targets are relabelled: series never have it.`,
  );
});

test("says why nothing is known", () => {
  checkHover(
    rule("up{names<|>pace='x'}"),
    `
namespace
---
\`namespace\` · label

No \`prometheus.yml\` of the workspace names this file in \`rule_files\`.
`,
  );
});

test("never takes what somebody wrote for formatting", () => {
  const files = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
  - job_name: "](http://x) \`\`a\`\` \\n# <b>*"
    static_configs:
      - targets: [a]
        labels: {"team": "\`[x](y)\\n\\n---\u202e"}
`;
  const { context, offset } = atCursor(rule("up{te<|>am='x'}"), { path: "/w/rules/a.yml", files });
  const contents = provideHover(context, offset)?.contents;
  assert.deepEqual(contents, {
    kind: "markdown",
    value:
      "`team` · label\n\n- job `](http://x) ``a`` \\n# <b>*`: written in `static_configs`" +
      " ([prometheus.yml:6](file:///w/prometheus.yml#L6)) · `` `[x](y)\\n\\n---\\u{202e} ``",
  });
});

test("tells the first of a thousand jobs", () => {
  const job = (at: number): string =>
    `  - job_name: j${at}\n    static_configs: [{targets: [t${at}], labels: {team: x${at}}}]\n`;
  const jobs = Array.from({ length: 1000 }, (_, at) => job(at)).join("");
  const files = `#- /w/prometheus.yml\nrule_files: [rules/*.yml]\nscrape_configs:\n${jobs}`;
  const { context, offset } = atCursor(rule("up{te<|>am='x'}"), {
    path: "/w/rules/a.yml",
    files,
    client: { hoverFormat: "plaintext" },
  });
  const contents = provideHover(context, offset)?.contents;
  assert.ok(typeof contents === "object" && "value" in contents);
  const lines = contents.value.split("\n");
  assert.equal(lines.length, 9);
  assert.equal(lines[2], "- job j0: written in static_configs (prometheus.yml:4) · x0");
  assert.equal(lines[8], "- and 994 more jobs");
});
