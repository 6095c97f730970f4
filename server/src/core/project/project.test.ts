import assert from "node:assert/strict";
import { test } from "node:test";
import { projectOf, putFile } from "../../../../test/support/project.ts";
import { describeLabels } from "../../../../test/support/show-labels.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
- job_name: node
  static_configs:
  - targets: [a:9100, b:9100]
    labels: {environment: prod}
- job_name: web
  file_sd_configs:
  - files: [targets.json]
  relabel_configs:
  - source_labels: [__address__]
    regex: (.*):.*
    target_label: host
#- /w/targets.json
[{"targets": ["c:80"], "labels": {"team": "shop"}}]
#- /w/rules/a.yml
groups:
- name: a
  labels: {level: high}
  rules:
  - record: job:up:sum
    expr: sum by (job) (up)
  - alert: Down
    expr: up{job="node"} == 0
    labels: {severity: page}
#- /elsewhere/b.yml
groups:
- name: b
  rules:
  - record: other
    expr: up
`;

function labelsOf(project: ReturnType<typeof projectOf>, metric: string, path = "/w/rules/a.yml"): string {
  const labels = project.knowledgeOf(path).labelsOf(metric);
  return labels === undefined ? "unknown" : describeLabels(labels);
}

test("the labels of up are those of all targets", () => {
  const project = projectOf(config);
  assert.deepEqual(project.knowledgeOf("/w/rules/a.yml").openings, []);
  assert.equal(
    labelsOf(project, "up"),
    '__name__="up" environment?="prod" host?="c" instance="a:9100|b:9100|c:80" job="node|web" team?="shop"',
  );
  assert.equal(labelsOf(project, "node_load1"), "unknown");
});

test("the labels of a recorded metric are those of its expression and of its group", () => {
  assert.equal(
    labelsOf(projectOf(config), "job:up:sum"),
    '__name__="job:up:sum" job="node|web" level="high"',
  );
});

test("the labels of ALERTS are those of all alerts", () => {
  assert.equal(
    labelsOf(projectOf(config), "ALERTS"),
    '__name__="ALERTS" alertname="Down" alertstate="firing|pending" environment?="prod" host?="c" instance="a:9100|b:9100|c:80" job="node" level="high" severity="page" team?="shop"',
  );
});

test("nothing is known about the series of a rule file that no configuration names", () => {
  const project = projectOf(config);
  const knowledge = project.knowledgeOf("/elsewhere/b.yml");
  assert.equal(knowledge.isClosed, false);
  assert.equal(labelsOf(project, "up", "/elsewhere/b.yml"), "unknown");
});

test("the settings say to which configuration a rule file belongs", () => {
  const project = projectOf(config, {
    configFor: (path) => (path.startsWith("/elsewhere") ? "/w/prometheus.yml" : undefined),
  });
  assert.match(labelsOf(project, "up", "/elsewhere/b.yml"), /^__name__="up"/);
  assert.match(labelsOf(project, "other"), /^__name__="other"/);
});

for (const [what, from, to] of [
  ["remote read", "rule_files:", "remote_read: [{url: http://x}]\nrule_files:"],
  ["federation", "- job_name: web", "- job_name: web\n  metrics_path: /federate"],
  [
    "a discovery whose labels are not known",
    "- job_name: web",
    "- job_name: web\n  http_sd_configs: [{url: http://x}]",
  ],
  ["a file of targets that is not there", "targets.json]", "targets.json, more/*.yml]"],
  [
    "a file of scrape configurations that is not there",
    "rule_files:",
    "scrape_config_files: [x.yml]\nrule_files:",
  ],
  [
    "labels that are mapped from unknown names",
    "- job_name: web",
    "- job_name: web\n  kubernetes_sd_configs: [{role: pod}]\n  metric_relabel_configs: []",
  ],
] as const) {
  test(`with ${what}, ${what.startsWith("labels") ? "the world stays closed as long as nothing maps them" : "nothing is known"}`, () => {
    const project = projectOf(config.replace(from, to));
    const isOpen = !what.startsWith("labels");
    assert.equal(labelsOf(project, "up") === "unknown", isOpen);
  });
}

test("labels that labelmap makes of unknown names open the world", () => {
  const mapped =
    "- job_name: pods\n  kubernetes_sd_configs: [{role: pod}]\n  relabel_configs:\n  - {action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}\n- job_name: web";
  const project = projectOf(config.replace("- job_name: web", mapped));
  assert.equal(labelsOf(project, "up"), "unknown");
  assert.deepEqual(
    project.knowledgeOf("/w/rules/a.yml").openings.map(({ kind }) => kind),
    ["unbounded-job"],
  );
});

test("variables that another program fills in open the world", () => {
  for (const name of ["${JOB}", "$JOB", "web-%JOB%", "'@JOB@'"]) {
    const project = projectOf(config.replace("- job_name: web", `- job_name: ${name}`));
    assert.equal(labelsOf(project, "up"), "unknown", name);
  }
});

test("recorded metrics and ALERTS are unknown while a rule file is missing, up is not", () => {
  const project = projectOf(config.replace("[rules/*.yml]", "[rules/*.yml, more.yml]"));
  assert.equal(labelsOf(project, "job:up:sum"), "unknown");
  assert.equal(labelsOf(project, "ALERTS"), "unknown");
  assert.match(labelsOf(project, "up"), /^__name__/);
});

test("an external label may be on a series that came back", () => {
  const project = projectOf(
    config.replace("rule_files:", "global: {external_labels: {cluster: eu}}\nrule_files:"),
  );
  const labels = project.knowledgeOf("/w/rules/a.yml").labelsOf("up")!;
  assert.equal(
    labels.open.some((open) => open.allows("cluster")),
    true,
  );
  assert.equal(
    labels.open.some((open) => open.allows("other")),
    false,
  );
});

test("rules that are recorded from each other are unknown, and nothing hangs", () => {
  const circle =
    "  - {record: 'a:b', expr: 'c:d + up'}\n  - {record: 'c:d', expr: 'a:b'}\n  - {record: 'e:f', expr: 'max by (job) (c:d)'}\n";
  const project = projectOf(config.replace("  - alert: Down", `${circle}  - alert: Down`));
  assert.equal(labelsOf(project, "a:b"), "unknown");
  assert.equal(labelsOf(project, "c:d"), "unknown");
  assert.equal(labelsOf(project, "e:f"), '__name__="e:f" job? level="high"');
});

test("knowledge is the same object until something changes that was asked", () => {
  const project = projectOf(config);
  const rules = config.split("#- /w/rules/a.yml\n")[1]!.split("#- ")[0]!;
  const before = project.knowledgeOf("/w/rules/a.yml");
  const up = before.labelsOf("up");
  const recorded = before.labelsOf("job:up:sum");
  const alerts = before.labelsOf("ALERTS");
  const put = (text: string) => {
    putFile(project, "/w/rules/a.yml", text);
    return project.knowledgeOf("/w/rules/a.yml");
  };

  assert.equal(put(rules.replace("== 0", "< 1")), before);
  assert.equal(put(rules.replace("severity: page", "severity: ticket")) === before, false);
  const again = put(`# A comment.\n${rules}`);
  assert.notEqual(again, before);
  assert.equal(again.labelsOf("up"), up);
  assert.equal(again.labelsOf("job:up:sum"), recorded);
  assert.notEqual(again.labelsOf("ALERTS"), undefined);
  assert.notEqual(alerts, undefined);
  const changed = put(rules.replace("sum by (job)", "sum by (instance)"));
  assert.equal(changed.labelsOf("up"), up);
  assert.match(describeLabels(changed.labelsOf("job:up:sum")!), /instance/);
});

test("places of rules are those of the newest version", () => {
  const project = projectOf(config);
  const rules = config.split("#- /w/rules/a.yml\n")[1]!.split("#- ")[0]!;
  const [rule] = project.knowledgeOf("/w/rules/a.yml").recordingRulesOf("job:up:sum");
  const text = `# A comment.\n${rules}`;
  putFile(project, "/w/rules/a.yml", text);
  assert.deepEqual(project.knowledgeOf("/w/rules/a.yml").recordingRulesOf("job:up:sum"), [rule]);
  const { from, to } = rule!.place.span;
  assert.equal(text.slice(from, to), "job:up:sum");
});

test("a file that is gone takes its rules with it", () => {
  const project = projectOf(config);
  assert.equal(project.knowledgeOf("/w/rules/x.yml").recordingRulesOf("job:up:sum").length, 1);
  project.remove("/w/rules/a.yml");
  assert.equal(project.knowledgeOf("/w/rules/x.yml").recordingRulesOf("job:up:sum").length, 0);
});

test("relabelling makes no names that the configuration does not allow", () => {
  const jobs = `scrape_configs:
- job_name: node
  static_configs: [{targets: ["a:1"], labels: {name: a.b}}]
  relabel_configs: [{source_labels: [name], target_label: "$1", replacement: x}]
`;
  const labels = (text: string) => {
    const [job] = projectOf(`#- /w/prometheus.yml\n${text}`).universeOf("/w/prometheus.yml")!.jobs;
    return [...job!.targets[0]!.labels!.keys()].sort();
  };
  assert.deepEqual(labels(jobs), ["a.b", "instance", "job", "name"]);
  assert.deepEqual(labels(`global: {metric_name_validation_scheme: legacy}\n${jobs}`), [
    "instance",
    "job",
    "name",
  ]);
});
