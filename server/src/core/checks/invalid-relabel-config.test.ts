import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidRelabelConfig } from "./invalid-relabel-config.ts";

test("reports what an action lacks, has too much or does not take", () => {
  checkProblems(
    invalidRelabelConfig,
    `
scrape_configs:
  - job_name: node
    relabel_configs:
      - source_labels: [a]
#       ^^^^^^^^^^^^^ relabel configuration for replace action requires 'target_label' value
      - action: hashmod
        target_label: shard
        modulus: 0
#                ^ relabel configuration for hashmod requires non-zero modulus
      - action: labelkeep
        regex: a
        replacement: b
#                    ^ labelkeep action requires only 'regex', and no other fields
      - action: kep
#               ^^^ unknown relabel action "kep". Did you mean \`keep\`?
      - action:
#       ^^^^^^ relabel action cannot be empty
`,
  );
});

test("reports patterns as Prometheus compiles them", () => {
  checkProblems(
    invalidRelabelConfig,
    `
scrape_configs:
  - job_name: node
    metric_relabel_configs:
      - {action: drop, regex: "(a", source_labels: [__name__]}
#                             ^^^^ error parsing regexp: missing closing ): \`^(?s:(a)$\`
      - {action: drop, regex: "a)|(?:b", source_labels: [__name__]}
`,
  );
});

test("holds names against what is valid in the job", () => {
  checkProblems(
    invalidRelabelConfig,
    `
global:
  metric_name_validation_scheme: legacy
scrape_configs:
  - job_name: node
    relabel_configs:
      - target_label: a.b
#                     ^^^ "a.b" is invalid 'target_label' for replace action
  - job_name: web
    metric_name_validation_scheme: utf8
    relabel_configs:
      - target_label: a.b
`,
  );
});

test("reports rules without anything in them", () => {
  checkProblems(
    invalidRelabelConfig,
    `
scrape_configs:
  - job_name: node
    relabel_configs: [null]
#                     ^^^^ empty or null target relabeling rule in scrape config
alerting:
  alert_relabel_configs:
    -
#   ^ empty or null alert relabeling rule
remote_write:
  - url: http://a
    write_relabel_configs:
      - action: labeldrop
        regex: "["
#              ^^^ error parsing regexp: missing closing ]: \`[)$\`
`,
  );
});

test("goes on in a job with other mistakes, and behind a rule that cannot be read", () => {
  checkProblems(
    invalidRelabelConfig,
    `
scrape_configs:
  - job_name: node
    relabel_configs:
      - {action: keep, rex: "(", source_labels: [a]}
#                      ^^^ unknown-field: field rex not found in type relabel.plain
      - {action: keep, regex: "(", source_labels: [a]}
#                             ^^^ error parsing regexp: missing closing ): \`^(?s:()$\`
`,
  );
});
