import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../support/session.ts";

const rules =
  "groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n        for: 2m\n";

test("explains the rule at a place, and says nothing where there is none", async () => {
  const session = await Session.start();
  const uri = "file:///rules.yml";
  await session.open(uri, rules);
  const explain = (line: number) =>
    session.connection.sendRequest("promrules/explainRule", {
      textDocument: { uri },
      position: { line, character: 10 },
    });
  assert.match(String(await explain(4)), /^# `Down`\n\nFires, for each target of `up`, when it is down/);
  assert.equal(await explain(1), null);
});
