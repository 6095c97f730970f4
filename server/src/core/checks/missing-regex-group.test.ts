import { test } from "node:test";
import { checkProject, checkProjectFix } from "../../../../test/support/project.ts";
import { missingRegexGroup } from "./missing-regex-group.ts";

test("reports a number that is larger than the groups of the regex are many", () =>
  checkProject(
    missingRegexGroup,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: ["a:80"]}]
  relabel_configs:
  - source_labels: [__address__]
    regex: (.+):\\d+
    replacement: $1 $2
#                   ^^ \`$2\` is always empty: the regex has only one group.
    target_label: x
  - source_labels: [__address__]
    regex: .+
    replacement: \${1}
#                ^^^^ \`\${1}\` is always empty: the regex has no group.
    target_label: y
  - source_labels: [__address__]
    regex: (?:.+)(:)(\\d+)
    replacement: a
    target_label: z_$3
#                   ^^ \`$3\` is always empty: the regex has only 2 groups.
  - action: labelmap
    regex: a(.+)
    replacement: b_$2
#                  ^^ \`$2\` is always empty: the regex has only one group.
`,
  ));

test("reports letters behind a number, which make a name of it", () =>
  checkProject(
    missingRegexGroup,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  metric_relabel_configs:
  - source_labels: [__name__]
    regex: (.+)_seconds
    replacement: $1_total
#                ^^^^^^^^ \`$1_total\` is always empty: the regex has no group called \`1_total\`.
    target_label: __name__
alerting:
  alert_relabel_configs:
  - source_labels: [dc]
    regex: (.+)\\d+
    target_label: dc
    replacement: \${name}
#                ^^^^^^^ \`\${name}\` is always empty: the regex has no group called \`name\`.
`,
  ));

test("reports rules of monitors", () =>
  checkProject(
    missingRegexGroup,
    `
#- /w/monitor.yml
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: a}
spec:
  endpoints:
  - port: web
    relabelings:
    - sourceLabels: [__address__]
      regex: (.+)
      replacement: $2
#                  ^^ \`$2\` is always empty: the regex has only one group.
      targetLabel: a
`,
  ));

test("stays silent on groups that are there, on dollars, and on variables that are filled in before", () =>
  checkProject(
    missingRegexGroup,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  relabel_configs:
  - {source_labels: [__address__], target_label: a}
  - {source_labels: [__address__], regex: "(?P<host>.+):(.+)", replacement: "$host $2 $0", target_label: b}
  - {replacement: "$$1", regex: a, target_label: c}
  - {replacement: "\${CLUSTER}", target_label: d}
  - {source_labels: [__address__], regex: a, replacement: $2, action: drop}
`,
  ));

test("offers braces around the number", () =>
  checkProjectFix(
    "Write `${1}_total`",
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  relabel_configs:
  - source_labels: [job]
    replacement: "<|>$1_total"
    target_label: a
`,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  relabel_configs:
  - source_labels: [job]
    replacement: "\${1}_total"
    target_label: a
`,
  ));
