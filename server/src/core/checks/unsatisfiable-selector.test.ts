import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProject, checkProjectFix, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { unsatisfiableSelector } from "./unsatisfiable-selector.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [n1:9100, n2:9100]
        labels: { environment: prod, rack: r1 }
      - targets: [n3:9100]
        labels: { environment: dev }
  - job_name: web
    static_configs:
      - targets: [w1:80]
        labels: { environment: production }
`;

test("says which matcher excludes which job", () => {
  checkProject(
    unsatisfiableSelector,
    `${config}#- /w/rules.yml
groups:
  - name: a
    rules:
      - record: a
        expr: up{environment="staging"}
#                ^^^^^^^^^^^^^^^^^^^^^ No target satisfies this matcher: job \`node\` has \`environment="dev"\` or \`environment="prod"\`; job \`web\` has \`environment="production"\`; this needs \`staging\`.
      - record: b
        expr: up{job="web", environment="prod"}
#                           ^^^^^^^^^^^^^^^^^^ No target satisfies this matcher: job \`web\` has \`environment="production"\`; this needs \`prod\`. Did you mean \`production\`?
      - record: c
        expr: up{job="wbe"}
#                ^^^^^^^^^ No target satisfies this matcher: the jobs are \`node\` and \`web\`. Did you mean \`web\`?
      - record: c_number
        expr: up{instance="n4:9100"}
#                ^^^^^^^^^^^^^^^^^^ No target satisfies this matcher: job \`node\` has \`instance="n1:9100"\`, \`instance="n2:9100"\` or \`instance="n3:9100"\`; job \`web\` has \`instance="w1:80"\`; this needs \`n4:9100\`.
      - record: d
        expr: scrape_duration_seconds{environment="dev", rack="r1"}
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No target satisfies all matchers: job \`node\` has \`environment="prod"\`, this needs \`dev\`; job \`node\` has no \`rack\`, this needs \`r1\`; job \`web\` has \`environment="production"\`, this needs \`dev\`.
      - record: e
        expr: up{environment!~"prod.*|dev"}
#                ^^^^^^^^^^^^^^^^^^^^^^^^^ No target satisfies this matcher: job \`node\` has \`environment="dev"\` or \`environment="prod"\`; job \`web\` has \`environment="production"\`; this needs one that does not match \`prod.*|dev\`.
      - record: f
        expr: up{job="web", rack!=""}
#                           ^^^^^^^^ No target satisfies this matcher: job \`web\` has no \`rack\`; this needs one.
      - record: job:up:sum
        expr: sum by (job, environment) (up{environment="prod"})
      - record: g
        expr: job:up:sum{environment="dev"}
#                        ^^^^^^^^^^^^^^^^^ No series of \`job:up:sum\` satisfies this matcher: they have \`environment="prod"\`; this needs \`dev\`.
`,
  );
});

test("offers the value that was probably meant", () => {
  checkProjectFix(
    "Use `n1:9100`",
    `${config}${rule('up{environment="prod", rack="r1", instance="n1:910<|>"}')}`,
    `${config}${rule('up{environment="prod", rack="r1", instance="n1:9100"}')}`,
  );
});

test("stays silent where some target may satisfy all matchers", () => {
  checkProject(
    unsatisfiableSelector,
    `${config}${rule(
      'up{job!~"kafka|x", environment=~"prod|preprod"} or up{rack=""} or up{rack!="r1", instance=~"n.*"} or up{job=~"w.+"}',
    )}`,
  );
  checkProject(
    unsatisfiableSelector,
    `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: a
    ec2_sd_configs: [{ region: a }]
    relabel_configs:
      - source_labels: [__meta_ec2_tag_Env]
        target_label: env
${rule('up{env="prod", instance="x"}')}`,
  );
});

test("stays silent about an alert on targets without a label that all of them have", () => {
  checkProject(unsatisfiableSelector, `${config}${rule('up{environment=""}')}`);
});

test("leaves labels that are not there, and matchers that contradict each other, to others", () => {
  const files = `${config}${rule('up{job="a", job="b"} or up{shelf="a"}')}`;
  const found = problemsIn(projectOf(files), "/w/rules.yml").map(({ check }) => check);
  assert.ok(!found.includes(unsatisfiableSelector.id));
  assert.ok(found.includes("unknown-label"));
});

for (const [reason, changed] of Object.entries({
  "no configuration loads the file": config.replace("rules.yml", "others.yml"),
  "the labels of a job are not bounded": `${config}  - job_name: b
    kubernetes_sd_configs: [{ role: pod }]
    relabel_configs: [{ action: labelmap, regex: __meta_kubernetes_pod_label_(.+) }]
`,
  "there is remote read": `${config}remote_read: [{ url: "http://a" }]\n`,
  "an external label bears the name": `${config}global: { external_labels: { environment: a } }\n`,
  "a file of targets is missing": `${config}  - job_name: b
    file_sd_configs: [{ files: [missing.json] }]
`,
  "another configuration has such a target": `${config}${config
    .replace("prometheus.yml", "prometheus-2.yml")
    .replace("environment: prod", "environment: staging")}`,
})) {
  test(`stays silent when ${reason}`, () =>
    checkProject(unsatisfiableSelector, `${changed}${rule('up{environment="staging"}')}`));
}

test("stays silent about metrics of exporters, and where a file of rules is missing", () => {
  checkProject(unsatisfiableSelector, `${config}${rule('node_load1{environment="staging"}')}`);
  checkProject(
    unsatisfiableSelector,
    `${config.replace("[rules.yml]", "[rules.yml, more.yml]")}${rule('a:b{environment="staging"} or ALERTS{alertname="x"}')}`,
  );
});

function rule(expr: string): string {
  return `#- /w/rules.yml
groups:
  - name: a
    rules:
      - record: x
        expr: ${expr}
`;
}

test("looks at each target of a big job that has the value, or at all of them together", () => {
  const targets = (from: number): string =>
    Array.from({ length: 250 }, (_, at) => `"h${from + at}:80"`).join(", ");
  const big = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: big
    static_configs:
      - targets: [${targets(0)}]
        labels: { rack: r1 }
      - targets: [${targets(250)}]
        labels: { rack: r2 }
`;
  const found = (expr: string): string[] =>
    problemsIn(projectOf(`${big}${rule(expr)}`), "/w/rules.yml").map(({ message }) => message);
  assert.deepEqual(found('up{instance="h300:80", rack="r2"} or up{instance=~"h[1-3].*", rack="r2"}'), []);
  assert.deepEqual(found('up{instance="h300:80", rack="r1"}'), [
    'No target satisfies this matcher: job `big` has `rack="r2"`; this needs `r1`.',
  ]);
  assert.equal(found('up{instance="h900:80"}').length, 1);
});
