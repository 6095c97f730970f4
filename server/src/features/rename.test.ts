import assert from "node:assert/strict";
import { test } from "node:test";
import { checkRename, prepareRefusal, renameRefusal } from "../../../test/support/check-names.ts";

const config = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
  - job_name: node
    file_sd_configs: [{files: [targets/*.yml]}]
    static_configs:
      - targets: [a:9100]
        labels: {"team": web, env: prod}
    relabel_configs:
      - source_labels: [env, team]
        target_label: group
#- /w/targets/targets.yml
- targets: [b:9100]
  labels: {team: ops}
`;

function rules(text: string): string {
  return `#- /w/rules/a.yml\ngroups:\n  - name: a\n    rules:\n      - ${text.trim().replaceAll("\n", "\n        ")}\n`;
}

const alert = `
alert: X
expr: sum by (team, job) (node_load1{team=~"web|ops"}) > 1
annotations:
  text: '{{ $labels.team }} and {{ index $labels "team" }}'`;

test("renames a label of targets wherever it is written", () => {
  const before = config + rules(alert);
  checkRename(
    before.replace("[env, team]", "[env, te<|>am]"),
    "squad",
    before.replaceAll(/\bteam\b/g, "squad"),
  );
});

test("renames a label that a rule sets", () => {
  const before =
    config +
    rules(`
record: a:b
expr: up
labels: {window: 5m}`) +
    `#- /w/rules/b.yml
groups: [{name: b, rules: [{record: c, expr: 'a:b{window="5m"}'}]}]
`;
  checkRename(before.replace("win", "wi<|>n"), "range", before.replaceAll("window", "range"));
});

test("renames what a rule records", () => {
  const before =
    config +
    rules(`
record: a:b
expr: up
`) +
    `#- /w/rules/b.yml
groups: [{name: b, rules: [{record: c, expr: 'a:b + {"a:b"} + {__name__="a:b"} + {__name__=~"a:.*"}'}]}]
`;
  checkRename(before.replace("record: a:b", "record: a:<|>b"), "a:c", before.replaceAll("a:b", "a:c"));
  assert.equal(
    renameRefusal(before.replace("record: a:b", "record: a:<|>b"), "b:a"),
    "`b.yml` has a pattern for names of metrics that treats the two differently.",
  );
});

function refusal(text: string, newName = "squad"): string {
  return renameRefusal(text, newName);
}

test("refuses what Prometheus or nobody in the workspace defines", () => {
  const at = (name: string): string => config + rules(`record: x\nexpr: up{${name}='x'}`);
  assert.equal(refusal(at("jo<|>b")), "`job` is a label of Prometheus itself.");
  assert.equal(refusal(at("__na<|>me__")), "`__name__` is a label of Prometheus itself.");
  assert.equal(refusal(at("zo<|>ne")), "No file of the workspace defines `zone`.");
  assert.match(refusal(config + rules("alert: Do<|>wn\nexpr: up")), /^An alert is named by Alertmanager/);
  assert.equal(refusal(config + rules("record: a\nexpr: u<|>p")), "No rule of the workspace records `up`.");
});

test("refuses names that would need quotes, or that are taken", () => {
  const text = config.replace("env: prod", "e<|>nv: prod");
  assert.equal(
    refusal(text, "a.b"),
    "`a.b` would need quotes in expressions: letters, digits and `_` do not.",
  );
  assert.equal(refusal(text, "team"), "There is a label `team` already.");
  assert.equal(refusal(text, "instance"), "`instance` is a label of Prometheus itself.");
});

test("refuses what also comes from a discovery, an exporter or labelmap", () => {
  const withJob = (job: string): string =>
    config.replace("env: prod", "e<|>nv: prod").replace("#- /w/targets", `${job}#- /w/targets`);
  assert.equal(
    refusal(
      withJob(`  - job_name: pods
    kubernetes_sd_configs: [{role: pod}]
    relabel_configs:
      - {action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}
`),
    ),
    "A discovery or `labelmap` of job `pods` may make it, too.",
  );
  const other = withJob("  - job_name: other\n    static_configs: [{targets: [c]}]\n");
  assert.equal(
    refusal(other + rules("record: x\nexpr: node_load1{env='prod'}")),
    "Exporters of job `other` may have a label `env` of their own.",
  );
  assert.match(refusal(other + rules("record: x\nexpr: up{env='prod'}")), /^#- /);
  assert.equal(
    refusal(withJob("    metric_relabel_configs: [{action: labeldrop, regex: e.*}]\n")),
    "A `labeldrop` of job `node` goes by the names of labels.",
  );
});

test("refuses a label of a rule whose templates read one of that name that comes from elsewhere", () => {
  const text =
    config +
    rules(`
alert: X
expr: node_load1
labels: {sev: page}
annotations: {text: '{{ $labels.sev }}'}`);
  assert.equal(
    refusal(text.replace("{sev", "{s<|>ev")),
    "Exporters of job `node` may have a label `sev` of their own.",
  );
});

test("refuses where files say the name that cannot be changed", () => {
  const text = config.replace("env: prod", "e<|>nv: prod");
  assert.equal(
    refusal(`${text}#- /w/other.yml\ngroups: [{name: b, rules: [{record: c, expr: 'up{env="5m"}'}]}]\n`),
    "It is not known which labels the series in `other.yml` have: no `prometheus.yml` of the workspace names the file in `rule_files`.",
  );
  assert.equal(
    refusal(
      `${text}#- /w/tests.yml\nrule_files: [a.yml]\ntests: [{input_series: [{series: 'up{env="5m"}', values: 1}]}]\n`,
    ),
    "`tests.yml` says `env`, too, and rename cannot change it there.",
  );
  assert.equal(
    refusal(text + rules("record: x\nexpr: up{env=")),
    "`rules/a.yml` says `env` where a mistake hides what is meant.",
  );
  assert.match(
    refusal(
      text.replace(
        "scrape_configs:",
        "remote_write: [{url: 'http://x', write_relabel_configs: [{regex: env, action: labeldrop}]}]\nscrape_configs:",
      ),
    ),
    /in `write_relabel_configs`/,
  );
});

test("says before a new name is asked for what stands in the way of every one", () => {
  const text = config.replace("env: prod", "e<|>nv: prod");
  assert.equal(prepareRefusal(text), undefined);
  assert.equal(
    prepareRefusal(config + rules("record: x\nexpr: up{zo<|>ne='x'}")),
    "No file of the workspace defines `zone`.",
  );
  assert.equal(
    prepareRefusal(text + rules("record: x\nexpr: up{env=")),
    "`rules/a.yml` says `env` where a mistake hides what is meant.",
  );
  // Some new name may be treated like the old one.
  assert.equal(
    prepareRefusal(
      `${text.replace("#- /w/targets", "    metric_relabel_configs: [{action: labeldrop, regex: e.*}]\n#- /w/targets")}`,
    ),
    undefined,
  );
});
