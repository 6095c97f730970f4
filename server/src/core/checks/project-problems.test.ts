import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProject, filesOf, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { Random } from "../../../../test/support/random.ts";
import { visitSelectors } from "../../../../test/support/visit-selectors.ts";
import { editFile } from "../files/edit-file.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { ProjectRuleCheck, PrometheusConfigCheck } from "./check.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { FileProblems } from "./file-problems.ts";

/** Reports matchers of labels that cannot be there. */
const impossible: ProjectRuleCheck = {
  id: "impossible",
  summary: "A matcher of a label that is not there",
  severity: "warning",
  looksAt: "rule-in-project",

  *run({ rule, knowledge }) {
    for (const { metric, matchers } of visitSelectors(rule)) {
      const labels = knowledge.labelsOf(metric);
      for (const { name, span } of labels === undefined ? [] : matchers) {
        if (presenceOf(name, labels!) === "absent") yield { span, message: `no ${name}` };
      }
    }
  },
};

const jobs: PrometheusConfigCheck = {
  id: "jobs",
  summary: "Jobs without targets",
  severity: "warning",
  looksAt: "prometheus-config",

  *run({ universe }) {
    for (const { scrapeConfig, targets } of universe.jobs) {
      if (targets.length === 0) yield { span: scrapeConfig.jobName!.scalar.span, message: "no targets" };
    }
  },
};

const checks = { rule: [impossible], config: [jobs] };

const files = `#- /w/prometheus.yml
rule_files: [rules.yml]
scrape_configs:
- job_name: a
  static_configs: [{targets: [x], labels: {team: red}}]
- job_name: b
#           ^ jobs: no targets
#- /w/rules.yml
groups:
- name: a
  rules:
  - record: job:up:sum
    expr: sum by (job) (up{team="red", level="x"})
#                                      ^^^^^^^^^ no level
  - alert: A
    expr: job:up:sum{instance="i"} == 0
#                    ^^^^^^^^^^^^ no instance
  - record: alerts
    expr: ALERTS{job="b", level="x"}
#                         ^^^^^^^^^ no level
`;

test("checks of rules and configurations see what other files say", () =>
  checkProject(impossible, files, checks));

test("comments silence what follows from other files too", () => {
  const text = files
    .replace(/^#[ ^].*\n/gm, "")
    .replace("groups:", "# promrules: ignore-file rule-result-type\ngroups:");
  const renamed = { rule: [{ ...impossible, id: "rule-result-type" }], config: [] };
  assert.deepEqual(problemsIn(projectOf(text), "/w/rules.yml", renamed), []);
  assert.equal(problemsIn(projectOf(text), "/w/rules.yml", checks).length > 3, true);
});

test("what is kept up to date through edits of all files equals what is found from scratch", () => {
  const random = new Random(31);
  const texts = filesOf(files.replace(/^#[ ^].*\n/gm, ""));
  const words = [
    "job",
    "team",
    "up",
    "level",
    "red",
    "job:up:sum",
    "ALERTS",
    "instance",
    "a",
    "b",
    "sum",
    "x",
    "{",
    "  ",
    "- ",
  ];
  let found = 0;
  for (let round = 0; round < 40; round++) {
    const project = projectOf([...texts].map(([path, text]) => `#- ${path}\n${text}`).join(""));
    const kept = new Map(
      [...texts.keys()].map((path) => [path, new FileProblems(defaultCheckSettings, checks)]),
    );
    for (let count = 0; count < 12; count++) {
      const path = random.pick([...texts.keys()]);
      const file = project.file(path)!;
      const text = file.text();
      const word = random.pick(words);
      const at = text.indexOf(word, random.below(text.length));
      if (at === -1) continue;
      const edit = { span: { from: at, to: at + word.length }, newText: random.pick(words) };
      project.put(path, editFile(file, [edit]));
      for (const [each, problems] of kept) {
        const fresh = problemsIn(project, each, checks);
        const view = project.viewOf(each);
        assert.deepEqual(problems.update(project.file(each)!, view), fresh, project.file(each)!.text());
        found += fresh.filter(({ check }) => check === "impossible").length;
      }
    }
  }
  assert.ok(found > 100, `${found}`);
});
