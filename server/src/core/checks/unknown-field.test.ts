import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { unknownField } from "./unknown-field.ts";

test("reports a misspelt field of a rule", () => {
  checkProblems(
    unknownField,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotation:
#       ^^^^^^^^^^ field annotation not found in type rulefmt.Rule. Did you mean \`annotations\`?
          summary: It is down.
`,
  );
});

test("reports an unknown field of a group and of the file", () => {
  checkProblems(
    unknownField,
    `
global: {}
#^^^^^ field global not found in type rulefmt.RuleGroups
groups:
  - name: web
    intervall: 1m
#   ^^^^^^^^^ field intervall not found in type rulefmt.RuleGroup. Did you mean \`interval\`?
`,
  );
});

test("tells where a field belongs", () => {
  checkProblems(
    unknownField,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        interval: 1m
#       ^^^^^^^^ field interval not found in type rulefmt.Rule. It is a field of a group.
`,
  );
});

test("tells which dialects know a field", () => {
  checkProblems(
    unknownField,
    `
groups:
  - name: web
    partial_response_strategy: abort
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ field partial_response_strategy not found in type rulefmt.RuleGroup. It is known in the dialect \`thanos\`.
`,
  );
});

test("stays silent in the dialect that knows the field", () => {
  checkProblems(
    unknownField,
    `
groups:
  - name: web
    partial_response_strategy: abort
`,
    { dialect: "thanos" },
  );
});

test("stays silent on the fields of vmalert", () => {
  checkProblems(
    unknownField,
    `
groups:
  - name: web
    type: prometheus
    concurrency: 2
    eval_offset: 1m
    params:
      nocache: ["1"]
    headers: ["X-Scope: a"]
    rules:
      - alert: Down
        expr: up == 0 default 1
        debug: true
        update_entries_limit: 5
`,
    { dialect: "victoriametrics" },
  );
});

test("stays silent on the fields of Mimir", () => {
  checkProblems(
    unknownField,
    `
namespace: team
groups:
  - name: web
    source_tenants: [a, b]
    evaluation_delay: 1m
    align_evaluation_time_on_interval: true
`,
    { dialect: "mimir" },
  );
});

test("offers the name that was probably meant", () => {
  checkFix(
    "Rename to `annotations`",
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        <|>annotation:
          summary: It is down.
`,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: It is down.
`,
  );
});

test("takes null for an empty name in a prometheus.yml, as the older go-yaml does", () => {
  checkProblems(
    unknownField,
    `
global:
  ~: x
# ^ field  not found in type config.plain
scrape_configs:
  - job_name: node
`,
  );
});
