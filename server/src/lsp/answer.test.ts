import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../test/support/read-options.ts";
import { readFile } from "../core/files/read-file.ts";
import { Answers } from "./answer.ts";
import { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import type { Workspace } from "./workspace.ts";

test("a document that is closed while it is read has no answer, and nothing of it is remembered", async () => {
  const uri = "file:///w/rules.yml";
  const file = readFile("groups:\n- name: a\n", { kind: "rule-file", options: testReadOptions });
  let isOpen = true;
  let close = (): void => {};
  const workspace: Partial<Workspace> = {
    document: () => (isOpen ? ({ uri, file } as ReturnType<Workspace["document"]>) : undefined),
    prepare: async () => close(),
    contextOf: () => ({ uri, file }) as ReturnType<Workspace["contextOf"]>,
  };
  const tokens = new SemanticTokensMemory();
  const answers = new Answers(workspace as Workspace, () => undefined);
  const params = { textDocument: { uri } };
  const ask = () =>
    answers.whole(tokens.full)(params, () => false) as Promise<{ resultId: string } | undefined>;
  const first = await ask();
  assert.equal(first?.resultId, "1");
  close = () => {
    isOpen = false;
    tokens.forget(uri);
  };
  assert.equal(await ask(), undefined);
});
