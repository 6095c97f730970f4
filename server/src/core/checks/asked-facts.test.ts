import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { visitSelectors } from "../../../../test/support/visit-selectors.ts";
import type { FactAnswer } from "../facts/fact-question.ts";
import { FactStore } from "../facts/fact-store.ts";
import { editFile } from "../files/edit-file.ts";
import { readFile } from "../files/read-file.ts";
import { Project } from "../project/project.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { FileProblems } from "./file-problems.ts";

let runs = 0;

/** Reports metrics of which the server has nothing. */
const unknown: ProjectRuleCheck = {
  id: "unknown",
  summary: "A metric that is not there",
  severity: "warning",
  looksAt: "rule-in-project",

  *run({ rule, facts }) {
    runs++;
    for (const { metric } of visitSelectors(rule)) {
      if (facts.series(metric)?.kind !== "never") continue;
      yield { span: rule.node.span, message: `${facts.source?.name} has no ${metric}` };
    }
  },
};

const rules = Array.from({ length: 40 }, (_, at) => `  - {record: r${at}, expr: m${at % 20}}\n`);
const text = `groups:\n- name: a\n  rules:\n${rules.join("")}`;

function never(metric: string): FactAnswer {
  return { kind: "series", selector: metric, answer: { kind: "never" } };
}

function runsOf(work: () => void): number {
  runs = 0;
  work();
  return runs;
}

test("finds again only what asked something that has another answer", () => {
  const path = "/w/rules.yml";
  const project = new Project();
  const store = new FactStore({ name: "P", lookback: 1 });
  const problems = new FileProblems(defaultCheckSettings, { rule: [unknown], config: [] });
  const messages = (): readonly string[] =>
    problems.update(file, project.viewOf(path, store.facts)).map(({ message }) => message);
  let file = readFile(text, { path, options: testReadOptions });

  const withoutServer = new FileProblems(defaultCheckSettings, { rule: [unknown], config: [] });
  assert.deepEqual(withoutServer.update(file), []);
  assert.deepEqual(withoutServer.factsAsked(), []);

  assert.deepEqual(messages(), []);
  assert.equal(store.takeMissing().length, 20);
  store.put([never("m3")]);
  assert.equal(
    runsOf(() => assert.deepEqual(messages(), ["P has no m3", "P has no m3"])),
    2,
  );
  store.put([never("m3"), never("other")]);
  assert.equal(
    runsOf(() => assert.equal(messages().length, 2)),
    0,
  );
  const at = text.indexOf("m3}");
  file = editFile(file, [{ span: { from: at, to: at + 2 }, newText: "m99" }]);
  assert.equal(
    runsOf(() => assert.deepEqual(messages(), ["P has no m3"])),
    1,
  );
  const asked = problems.factsAsked();
  assert.equal(asked.length, 21);
  assert.ok(asked.some((question) => question.kind === "series" && question.selector === "m99"));
});

test("forgets what a rule asked that nobody has any more", () => {
  const path = "/w/rules.yml";
  const project = new Project();
  const store = new FactStore({ name: "P", lookback: 1 });
  const problems = new FileProblems(defaultCheckSettings, { rule: [unknown], config: [] });
  let file = readFile(text, { path, options: testReadOptions });
  for (const metric of ["me", "met", "metr"]) {
    const at = file.text().indexOf("expr: ", file.text().indexOf("r7")) + 6;
    const end = file.text().indexOf("}", at);
    file = editFile(file, [{ span: { from: at, to: end }, newText: metric }]);
    problems.update(file, project.viewOf(path, store.facts));
  }
  const selectors = problems
    .factsAsked()
    .map((question) => (question.kind === "series" ? question.selector : ""));
  assert.equal(selectors.length, 21);
  assert.ok(selectors.includes("metr") && !selectors.includes("met"));
});
