import { test } from "node:test";
import { checkProject, checkProjectFix } from "../../../../test/support/project.ts";
import { matchesMissingLabel } from "./matches-missing-label.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [n1:9100]
        labels: { environment: prod }
      - targets: [n2:9100]
        labels: { environment: prod, rack: r1 }
  - job_name: web
    static_configs:
      - targets: [w1:80]
        labels: { environment: prod, techteam: a }
      - targets: [w2:80]
        labels: { environment: dev, techteam: b }
  - job_name: mail
    static_configs:
      - targets: [m1:25]
        labels: { environment: dev, techteam: b }
`;

test("tells which jobs have targets that lack the label", () => {
  checkProject(
    matchesMissingLabel,
    `${config}#- /w/rules.yml
groups:
  - name: a
    rules:
      - record: a
        expr: up{techteam!="a"}
#                ^^^^^^^^^^^^^ Targets without \`techteam\` are kept, too: those of job \`node\`.
      - record: b
        expr: deriv(scrape_duration_seconds{job!="x", techteam!~"b|c", environment="prod"}[5m])
#                                                     ^^^^^^^^^^^^^^^ Targets without \`techteam\` are kept, too: those of job \`node\`.
      - record: c
        expr: up{rack!="r2"}
#                ^^^^^^^^^^ Targets without \`rack\` are kept, too: some of the jobs \`node\`, \`web\` and \`mail\`.
      - record: d
        expr: up{techteam=~"[a-z]*"}
#                ^^^^^^^^^^^^^^^^^^ Targets without \`techteam\` are kept, too: those of job \`node\`.
`,
  );
});

test("offers to leave them out, which changes what is selected", () => {
  checkProjectFix(
    'Add techteam!=""',
    `${config}${rule(`'up{techteam!="<|>a", job!="x"}'`)}`,
    `${config}${rule(`'up{techteam!="a", techteam!="", job!="x"}'`)}`,
  );
  checkProjectFix(
    'Add techteam!=""',
    `${config}${rule(`"up{techteam!='<|>a'}"`)}`,
    `${config}${rule(`"up{techteam!='a', techteam!=\\"\\"}"`)}`,
  );
});

for (const [reason, expr] of Object.entries({
  "the selector asks for the label elsewhere":
    'up{techteam!="a", techteam!=""} or up{techteam!="a", techteam=~"[a-z].*"}',
  "the empty text is named": 'up{techteam=""} or up{techteam=~"a|"} or up{techteam=~"(?:a)?"}',
  "nothing else would be selected": 'up{techteam!~"a|b"} or up{rack!="r1"}',
  "all targets have the label": 'up{job!="x", instance!="y", environment!="dev"}',
  "the other matchers leave out those without":
    'up{job="web", techteam!="a"} or up{instance=~"w.+|m.+", techteam!="a"}',
  "it is asked whether there is nothing":
    'absent(up{techteam!="a"}) or absent_over_time(up{techteam!="a"}[5m])',
  "the metric is that of an exporter": 'node_load1{techteam!="a"}',
})) {
  test(`stays silent where ${reason}`, () =>
    checkProject(matchesMissingLabel, `${config}${rule(JSON.stringify(expr))}`));
}

for (const [reason, changed] of Object.entries({
  "no configuration loads the file": config.replace("rules.yml", "others.yml"),
  "there is remote read": `${config}remote_read: [{ url: "http://a" }]\n`,
  "an external label bears the name": `${config}global: { external_labels: { techteam: a } }\n`,
  "the targets without it may not exist": config.replace(
    /static_configs:\n {6}- targets: \[n1[\s\S]*?rack: r1 \}/,
    "ec2_sd_configs: [{ region: a }]\n    relabel_configs: [{ target_label: environment, replacement: prod }]",
  ),
})) {
  test(`stays silent when ${reason}`, () =>
    checkProject(matchesMissingLabel, `${changed}${rule('up{techteam!="a"}')}`));
}

function rule(expr: string): string {
  return `#- /w/rules.yml
groups:
  - name: a
    rules:
      - record: x
        expr: ${expr}
`;
}
