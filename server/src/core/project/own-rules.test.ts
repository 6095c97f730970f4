import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions as options } from "../../../../test/support/read-options.ts";
import { defaultCheckSettings } from "../checks/check-settings.ts";
import { FileProblems } from "../checks/file-problems.ts";
import { editFile } from "../files/edit-file.ts";
import { readFile } from "../files/read-file.ts";
import { WorkCounters } from "../files/work-counters.ts";
import { OwnRules } from "./own-rules.ts";
import { noProject } from "./project-view.ts";

test("nobody has to ask again until a rule says something else", () => {
  const text = `groups:
- name: a
  rules:
  - record: a:b
    expr: up
  # A comment.
  - record: a:b
    expr: down
`;
  const file = readFile(text, { options });
  const own = new OwnRules();
  const { knowledge } = own.view(noProject, file);
  const found = knowledge.recordingRulesOf("a:b");
  assert.deepEqual(
    found.map(({ expr }) => expr),
    ["up", "down"],
  );

  const edit = (part: string, newText: string) => {
    const from = text.indexOf(part);
    return editFile(file, [{ span: { from, to: from + part.length }, newText }]);
  };
  assert.equal(own.view(noProject, edit("A comment", "Another")).knowledge, knowledge);

  const later = own.view(noProject, edit("expr: up", "expr: upper")).knowledge;
  assert.notEqual(later, knowledge);
  assert.deepEqual(
    later.recordingRulesOf("a:b").map(({ expr }) => expr),
    ["upper", "down"],
  );
});

/** Two alerts that are right only if what they name is recorded, among many others. */
const manyRules = [
  "groups:\n- name: a\n  rules:\n  - alert: First\n    expr: a_b\n",
  ...Array.from({ length: 50 }, (_, index) => `  - alert: A${index}\n    expr: up == ${index}\n`),
  "  - record: a_b\n    expr: up == 0\n  - alert: Last\n    expr: c_d\n",
].join("");

test("what a file records is known to its first rule, and no other rules are read again for it", () => {
  const work = new WorkCounters();
  const file = readFile(manyRules, { options, work });
  const problems = new FileProblems(defaultCheckSettings).update(file);
  const unconditional = problems.filter(({ check }) => check === "missing-condition");
  assert.deepEqual(
    unconditional.map(({ span }) => manyRules.slice(span.from, span.to)),
    ["c_d"],
  );
  assert.ok(work.chunksRead < 60, `${work.chunksRead} chunks were read`);
});
