import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { checkProject, checkProjectFix } from "../../../../test/support/project.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { editFile } from "../files/edit-file.ts";
import { readFile } from "../files/read-file.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { FileProblems } from "./file-problems.ts";
import { internalLabel } from "./internal-label.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_namespace]
        target_label: namespace
      - source_labels: [__meta_kubernetes_pod_label_app]
        target_label: app
  - job_name: nodes # They have no namespace.
    ec2_sd_configs:
      - region: eu-west-1
`;

const rule = (expr: string, more = ""): string => `#- /w/rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: ${expr}
${more}`;

test("reports labels of the discovery wherever a rule names them", () => {
  checkProblems(
    internalLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up{__meta_kubernetes_namespace="a"} == 0
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`__meta_kubernetes_namespace\` exists only during discovery and relabelling, no series has it: this selects nothing.
        annotations:
          summary: '{{ $labels.__address__ }} {{ index .Labels "__param_module" }} {{ $labels.__name__ }}'
#                              ^^^^^^^^^^^ \`__address__\` exists only during discovery and relabelling, no series has it: this is always empty.
#                                                               ^^^^^^^^^^^^^^ \`__param_module\` exists only during discovery and relabelling, no series has it: this is always empty.
      - record: b
        expr: sum by (job, __scheme__) (up{__metrics_path__!="/x"})
#                          ^^^^^^^^^^ \`__scheme__\` exists only during discovery and relabelling, no series has it: it makes no groups.
#                                          ^^^^^^^^^^^^^^^^ \`__metrics_path__\` exists only during discovery and relabelling, no series has it: this matcher has no effect.
      - record: c
        expr: 'a * on (__meta_x) group_left (__meta_y) b'
#                      ^^^^^^^^ \`__meta_x\` exists only during discovery and relabelling, no series has it: it is empty on both sides.
#                                            ^^^^^^^^ \`__meta_y\` exists only during discovery and relabelling, no series has it: there is nothing to copy.
      - record: d
        expr: a - ignoring (__meta_x) sum without (__meta_y) (b)
#                           ^^^^^^^^ \`__meta_x\` exists only during discovery and relabelling, no series has it: there is nothing to leave out.
#                                                  ^^^^^^^^ \`__meta_y\` exists only during discovery and relabelling, no series has it: there is nothing to leave out.
      - record: e
        expr: label_replace(up, "a", "$1", "__scrape_interval__", "(.*)")
#                                           ^^^^^^^^^^^^^^^^^^^ \`__scrape_interval__\` exists only during discovery and relabelling, no series has it: its value is always empty.
`,
  );
});

test("stays silent about other names with underscores, and what the expression makes", () => {
  checkProblems(
    internalLabel,
    `
groups:
  - name: a
    rules:
      - record: a
        expr: sum by (__name__, __type__, __unit__) ({__name__=~"a.*", __tmp="b", meta="c", __metadata__="d"})
      - alert: B
        expr: sum by (__meta_x) (label_replace(up, "__meta_x", "$1", "job", "(.*)"))
        annotations:
          summary: '{{ $labels.__meta_x }}'
      - record: c
        expr: count_values("__address__", up) * on (__address__) label_join(up, "__address__", "", "instance")
`,
  );
});

test("stays silent where relabelling of series or a recording rule makes the label", () => {
  checkProject(
    internalLabel,
    `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: a
    static_configs: [{ targets: [a] }]
    metric_relabel_configs:
      - target_label: __meta_a
        replacement: a
      - regex: b_(.*)
        replacement: __param_$1
        action: labelmap
#- /w/rules.yml
groups:
  - name: a
    rules:
      - record: a
        expr: sum by (__meta_a, __param_b) (b)
      - record: b
        expr: label_replace(up, "__meta_b", "$1", "job", "(.*)")
      - record: c
        expr: sum by (__meta_b) (b)
      - record: d
        expr: c{__meta_b!=""}
      - record: e
        expr: c{__meta_c="x"}
#               ^^^^^^^^ \`__meta_c\` exists only during discovery and relabelling, no series has it: this selects nothing.
      - record: f
        labels:
          __meta_f: "1"
        expr: a
      - record: g
        expr: f{__meta_f="1"}
`,
  );
});

test("offers the label that relabelling makes of it, in all places of the rule", () => {
  checkProjectFix(
    "Use `namespace` (job `pods`)",
    `${config}${rule(
      'sum by (__meta_kubernetes_namespace) (up{"__meta_kubernetes_<|>namespace"="a"}) > 1',
      "        annotations:\n          a: '{{ $labels.__meta_kubernetes_namespace }}'\n",
    )}`,
    `${config}${rule(
      'sum by (namespace) (up{"namespace"="a"}) > 1',
      "        annotations:\n          a: '{{ $labels.namespace }}'\n",
    )}`,
  );
});

test("offers to copy it, in the configuration and the rule at once", () => {
  checkProjectFix(
    "Copy it to `pod` in job `pods`, and use that",
    `${config}${rule('up{__meta_kubernetes_pod_name<|>="a"}')}`,
    `${config.replace(
      "        target_label: app\n",
      "        target_label: app\n      - source_labels: [__meta_kubernetes_pod_name]\n        target_label: pod\n",
    )}${rule('up{pod="a"}')}`,
  );
  checkProjectFix(
    "Copy it to `team` in job `nodes`, and use that",
    `${config}${rule('up{__meta_ec2_tag_Team<|>="a"}')}`,
    `${config}    relabel_configs:
      - source_labels: [__meta_ec2_tag_Team]
        target_label: team
${rule('up{team="a"}')}`,
  );
});

test("without a configuration, the rules of the same file tell what they make", () => {
  checkProblems(
    internalLabel,
    `
groups:
  - name: a
    rules:
      - record: a
        expr: label_replace(up, "__meta_a", "$1", "job", "(.*)")
      - record: b
        expr: sum by (__meta_a) (rate(a[5m]))
      - record: c
        expr: sum by (__meta_b) (a)
#                     ^^^^^^^^ \`__meta_b\` exists only during discovery and relabelling, no series has it: it makes no groups.
`,
  );
});

test("follows a rule of the file that is edited", () => {
  const text = (label: string): string => `groups:
  - name: a
    rules:
      - record: a
        expr: label_replace(up, "${label}", "$1", "job", "(.*)")
      - record: b
        expr: sum by (__meta_a) (a)
`;
  const problems = new FileProblems(defaultCheckSettings);
  let file = readFile(text("__meta_b"), { options: testReadOptions, path: "/w/rules.yml" });
  const ids = (): string[] => problems.update(file).map(({ check }) => check);
  assert.deepEqual(ids(), ["internal-label"]);
  const from = text("").indexOf('"", "$1"') + 1;
  file = editFile(file, [{ span: { from, to: from + 8 }, newText: "__meta_a" }]);
  assert.deepEqual(ids(), []);
  file = editFile(file, [{ span: { from, to: from + 8 }, newText: "__meta_c" }]);
  assert.deepEqual(ids(), ["internal-label"]);
});

test("reports them in queries of templates", () => {
  checkProblems(
    internalLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          summary: '{{ query "up{__meta_x=\\"a\\"}" | first | label "__meta_x" }}'
#                                ^^^^^^^^ \`__meta_x\` exists only during discovery and relabelling, no series has it: this selects nothing.
`,
  );
});

test("in a template of files, looks at what is known", () => {
  checkProblems(
    internalLabel,
    `
groups:
  - name: a
    rules:
      - record: a
        expr: up{__meta_x="{{ .Values.x }}"}
#                ^^^^^^^^ \`__meta_x\` exists only during discovery and relabelling, no series has it: this selects nothing.
      - record: b
        expr: sum by (__meta_x) ({{ .Values.expr }})
      - record: c
        expr: up{ {{- .Values.x }}="a", __meta_x="a"}
`,
  );
});

const blackbox = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: blackbox
    metrics_path: /probe
    params: { module: [http_2xx] }
    static_configs:
      - targets: [https://a]
    relabel_configs:
      - source_labels: [__address__]
        target_label: __param_target
      - source_labels: [__param_target]
        target_label: instance
      - replacement: blackbox:9115
        target_label: __address__
`;

test("follows a value through several relabel rules", () => {
  for (const name of ["__address__", "__param_target"]) {
    checkProjectFix(
      "Use `instance` (job `blackbox`)",
      `${blackbox}${rule(`up{${name}<|>="https://a"}`)}`,
      `${blackbox}${rule('up{instance="https://a"}')}`,
    );
  }
  checkProjectFix(
    "Copy it to `module` in job `blackbox`, and use that",
    `${blackbox}${rule('up{__param_module<|>="http_2xx"}')}`,
    `${blackbox}      - source_labels: [__param_module]\n        target_label: module\n${rule('up{module="http_2xx"}')}`,
  );
});
