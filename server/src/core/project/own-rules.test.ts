import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions as options } from "../../../../test/support/read-options.ts";
import { editFile } from "../files/edit-file.ts";
import { readFile } from "../files/read-file.ts";
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
