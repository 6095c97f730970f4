import { test } from "node:test";
import { checkDefinition } from "../../../test/support/check-names.ts";

const workspace = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
global:
  external_labels: {cluster: eu}
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [a:9100]
        labels: {team: web}
    relabel_configs:
      - source_labels: [team]
        target_label: techteam
  - job_name: files
    file_sd_configs: [{files: [targets/*.yml]}]
#- /w/targets/targets.yml
- targets: [b:9100]
  labels: {team: ops}
#- /w/rules/recording.yml
groups:
  - name: recording
    labels: {source: rules}
    rules:
      - record: team:up:sum
        expr: sum by (team) (up)
        labels: {window: 5m}
      - alert: Down
        expr: up == 0
        labels: {severity: page}
`;

function check(rule: string, expected: string): void {
  const indented = rule.replaceAll("\n", "\n        ");
  checkDefinition(
    `${workspace}#- /w/rules/a.yml
groups:
  - name: a
    rules:
      - ${indented}
`,
    expected,
  );
}

test("leads from a matcher to what makes the label", () => {
  check(
    "record: x\nexpr: up{te<|>am='web'}",
    "/w/prometheus.yml:8 team: web\n/w/targets/targets.yml:2 team: ops",
  );
  check("record: x\nexpr: sum by (tech<|>team) (up)", "/w/prometheus.yml:10 source_labels: [team]");
  check("record: x\nexpr: up{job<|>='node'}", "/w/prometheus.yml:5 node\n/w/prometheus.yml:12 files");
});

test("leads from a template to what makes the label", () => {
  const alert = (text: string): string => `alert: X
expr: label_replace(up, "zone", "$1", "team", "(.*)")
labels: {severity: page}
annotations: {text: '${text}'}`;
  check(alert("{{ $labels.sever<|>ity }}"), "");
  check(alert("{{ $labels.te<|>am }}"), "/w/prometheus.yml:8 team: web\n/w/targets/targets.yml:2 team: ops");
  check(alert("{{ $labels.zo<|>ne }}"), "/w/rules/a.yml:5 label_replace");
  check(alert("{{ $externalLabels.clus<|>ter }}"), "/w/prometheus.yml:3 cluster");
  check(alert("{{ $labels.alert<|>name }}"), "");
  check(
    "alert: X\nexpr: up\nlabels: {team: '{{ $labels.te<|>am }}'}",
    "/w/prometheus.yml:8 team: web\n/w/targets/targets.yml:2 team: ops",
  );
});

test("leads from metrics, labels of recorded metrics and alerts to their rules", () => {
  check("record: x\nexpr: team:up<|>:sum", "/w/rules/recording.yml:5 team:up:sum");
  check("record: x\nexpr: team:up:sum{win<|>dow='5m'}", "/w/rules/recording.yml:7 window");
  check("record: x\nexpr: team:up:sum{sou<|>rce='x'}", "/w/rules/recording.yml:3 source");
  check("record: x\nexpr: ALERTS{alertname='Do<|>wn'}", "/w/rules/recording.yml:8 Down");
  check(
    "record: x\nexpr: ALERTS{alertname='Down', sev<|>erity='page'}",
    "/w/rules/recording.yml:10 severity",
  );
});

test("leads from a label that a relabel rule reads to what set it before", () => {
  checkDefinition(workspace.replace("[team]", "[te<|>am]"), "/w/prometheus.yml:8 team");
});

test("finds rules in files that no configuration names", () => {
  checkDefinition(
    `#- /w/a.yml
groups:
  - name: a
    rules:
      - record: a:b
        expr: up
#- /w/b.yml
groups:
  - name: b
    rules:
      - record: c:d
        expr: a<|>:b
`,
    "/w/a.yml:4 a:b",
  );
});

test("knows nothing of what nobody defines", () => {
  check("record: x\nexpr: node<|>_load1", "");
  check("record: x\nexpr: up{zo<|>ne='x'}", "");
});

test("leads from a variable of a template to its declaration", () => {
  const alert = (text: string): string => `alert: X
expr: up == 0
annotations:
  text: '${text}'`;
  check(alert("{{ $a := 1 }}{{ with 2 }}{{ $a := 3 }}{{ $<|>a }}{{ end }}"), "/w/rules/a.yml:7 $a");
  check(alert("{{ range $i, $x := $labels }}{{ $<|>x }}{{ end }}{{ $y := 1 }}"), "/w/rules/a.yml:7 $x");
});
