import { test } from "node:test";
import { checkAlertExprs, checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { checkProject } from "../../../../test/support/project.ts";
import { vanishedTarget } from "./vanished-target.ts";

const message = (selector: string): string =>
  `A target that is gone from service discovery has no \`up\`, and so none that is 0: this alert does not see it. \`absent(${selector})\` does when none is left.`;

test("reports alerts on targets that are down", () => {
  checkAlertExprs(
    vanishedTarget,
    `
  (up{job="a"} == 0)
#  ^^^^^^^^^^^ ${message('up{job="a"}')}
  up{job="b", env=~"prod|test"} < 1
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${message('up{job="b", env=~"prod|test"}')}
`,
  );
});

test("stays silent where absent() could say nothing, or something watches it", () => {
  checkProblems(
    vanishedTarget,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
      - alert: B
        expr: up{job=~"a|b"} == 0
      - alert: C
        expr: up{job="c"} == 0
      - alert: CAbsent
        expr: absent(up{job="c"})
      - alert: D
        expr: up{job="d"} == 0 or absent(up{job="d"})
      - alert: E
        expr: sum(up{job="e"}) < 2
      - record: f
        expr: up{job="f"} == 0
`,
  );
});

test("knows the rules of all files of a configuration", () => {
  checkProject(
    vanishedTarget,
    `#- /w/prometheus.yml
rule_files: ["*.rules"]
#- /w/a.rules
groups:
  - name: a
    rules:
      - alert: A
        expr: up{job="a"} == 0
#- /w/b.rules
groups:
  - name: a
    rules:
      - alert: B
        expr: count(up{job="a"}) < 3
`,
  );
});

test("adds a rule with the same matchers, duration and labels", () => {
  checkFix(
    'Add an alert that fires when `up{job="a"}` is gone',
    `
groups:
  - name: a
    rules:
      - alert: ADown
        expr: up{job="a"<|>} == 0
        for: 5m
        labels:
          severity: page
          app: '{{ $labels.app }}'
        annotations:
          summary: down
      - alert: Other
        expr: x > 1
`,
    `
groups:
  - name: a
    rules:
      - alert: ADown
        expr: up{job="a"} == 0
        for: 5m
        labels:
          severity: page
          app: '{{ $labels.app }}'
        annotations:
          summary: down
      - alert: ADownAbsent
        expr: 'absent(up{job="a"})'
        for: 5m
        labels:
          severity: page
      - alert: Other
        expr: x > 1
`,
  );
});

test("adds the rule behind a text of several lines", () => {
  checkFix(
    'Add an alert that fires when `up{job="a"}` is gone',
    `
groups:
  - name: a
    rules:
    - alert: ADown
      expr: up{job="a"<|>} == 0
      annotations:
        summary: |
          down

          really
    - alert: Other
      expr: x > 1
`,
    `
groups:
  - name: a
    rules:
    - alert: ADown
      expr: up{job="a"} == 0
      annotations:
        summary: |
          down

          really
    - alert: ADownAbsent
      expr: 'absent(up{job="a"})'
    - alert: Other
      expr: x > 1
`,
  );
});
