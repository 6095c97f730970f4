import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { generateRules } from "../bench/generate-rules.ts";
import { defaultCheckSettings } from "../server/src/core/checks/check-settings.ts";
import { FileProblems } from "../server/src/core/checks/file-problems.ts";
import { editFile } from "../server/src/core/files/edit-file.ts";
import { readFile } from "../server/src/core/files/read-file.ts";
import { WorkCounters } from "../server/src/core/files/work-counters.ts";
import { fuzzEdits } from "./fuzz/edit-fuzz.ts";
import { fuzzExpressions, fuzzFiles } from "./fuzz/mutation-fuzz.ts";
import { projectOf } from "./support/project.ts";
import { Random } from "./support/random.ts";
import { testReadOptions as options } from "./support/read-options.ts";

for (const rules of [1000, 10_000]) {
  test(`one character typed in a file of ${rules} rules costs one rule`, () => {
    const { file, problems, work, rule } = openGenerated(rules);
    Object.assign(work, new WorkCounters());
    const edited = editFile(file, [{ span: { from: rule.end, to: rule.end }, newText: "q" }]);
    assert.deepEqual(problems.update(edited), []);

    assert.equal(work.chunksRead, 1);
    assert.ok(work.charactersRead < 3 * rule.length, `${work.charactersRead} characters read`);
    assert.ok(work.charactersSplit < 3 * rule.length, `${work.charactersSplit} characters split`);
    assert.equal(work.textsJoined, 0);
    assert.equal(work.wholeReads, 0);
  });
}

test("a pasted rule costs itself and the one that it was pasted into", () => {
  const { file, problems, work, rule } = openGenerated(1000);
  Object.assign(work, new WorkCounters());
  const pasted = "\n      - alert: Pasted\n        expr: up == 0";
  problems.update(editFile(file, [{ span: { from: rule.end, to: rule.end }, newText: pasted }]));
  assert.equal(work.chunksRead, 2);
  assert.equal(work.wholeReads, 0);
});

test("a changed name of a group costs its header", () => {
  const { file, problems, work } = openGenerated(1000);
  const name = file.text().indexOf("- name: ") + "- name: ".length;
  Object.assign(work, new WorkCounters());
  problems.update(editFile(file, [{ span: { from: name, to: name }, newText: "q" }]));
  assert.equal(work.chunksRead, 1);
});

const texts = [
  ...readdirSync("examples", { recursive: true })
    .map((file) => path.join("examples", file.toString()))
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => readFileSync(file, "utf8")),
  generateRules({ rules: 12, seed: 3 }),
  generateRules({ rules: 12, seed: 4, asPrometheusRule: true }),
];

test("what is kept up to date through random edits equals what is read from scratch", () => {
  const random = new Random(20);
  for (const text of texts) fuzzEdits({ name: "rules.yml", text, edits: 8, random, options });
});

test("mutated files are read without a throw, and problems lie within them", () => {
  fuzzFiles({ texts, mutations: 300, random: new Random(21), options });
});

test("mutated expressions are parsed without a throw, and everything in them lies within them", () => {
  const expressions = texts.flatMap((text) =>
    [...readFile(text, { options }).rules()].flatMap(({ rule }) => rule.expr?.value ?? []),
  );
  fuzzExpressions({ texts: expressions, mutations: 1000, random: new Random(22), options });
});

test("with a prometheus.yml, one character typed in a file of 10000 rules still costs one rule", () => {
  const { file, problems, work, rule, project } = openInProject(10_000);
  const view = project.viewOf("/w/rules.yml");
  Object.assign(work, new WorkCounters());
  const edited = editFile(file, [{ span: { from: rule.end, to: rule.end }, newText: "q" }]);
  project.put("/w/rules.yml", edited);
  const after = project.viewOf("/w/rules.yml");
  problems.update(edited, after);
  assert.equal(work.chunksRead, 1);
  assert.equal(after.universe, view.universe);
});

test("what changes in another file costs the rules that it concerns", () => {
  const { file, problems, work, project } = openInProject(1000);
  Object.assign(work, new WorkCounters());
  const other = (expr: string) =>
    readFile(`groups: [{name: o, rules: [{record: "other:metric", expr: "${expr}"}]}]`, {
      options,
      path: "/w/other.yml",
    });
  project.put("/w/other.yml", other("up"));
  problems.update(file, project.viewOf("/w/rules.yml"));
  project.put("/w/other.yml", other("sum(up)"));
  problems.update(file, project.viewOf("/w/rules.yml"));
  assert.equal(work.chunksRead, 0);
});

/** The same in a workspace whose configuration loads the file. */
function openInProject(rules: number) {
  const opened = openGenerated(rules);
  const project = projectOf(`#- /w/prometheus.yml
rule_files: [rules.yml, other.yml]
scrape_configs: [{job_name: a, static_configs: [{targets: [x]}]}]
`);
  project.put("/w/rules.yml", opened.file);
  opened.problems.update(opened.file, project.viewOf("/w/rules.yml"));
  return { ...opened, project };
}

/** A generated file with its problems, and where the name of a rule in its middle ends. */
function openGenerated(rules: number) {
  const work = new WorkCounters();
  const file = readFile(generateRules({ rules, seed: 1 }), { options, work });
  const problems = new FileProblems(defaultCheckSettings);
  assert.deepEqual(problems.update(file), []);
  let placed = file.chunkAt(Math.floor(file.length / 2));
  if (placed.chunk.rules.length === 0) placed = file.chunkAt(placed.start + placed.chunk.text.length);
  const name = /(?:alert|record): \S+/.exec(placed.chunk.text)!;
  const end = placed.start + name.index + name[0].length;
  return { file, problems, work, rule: { end, length: placed.chunk.text.length } };
}
