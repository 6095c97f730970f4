import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { applyEdits } from "../../text/text-edit.ts";
import { parseExpression } from "../parse.ts";

test("puts right what is written instead of an operator", () => {
  checkFixed("==", "=");
  checkFixed("!==", "!=");
  checkFixed("~=", "=~");
  checkFixed("~", "=~");
  checkFixed("=!", "!=");
  checkFixed("!", "!=");
  checkFixed("=~=", "=~");
  checkFixed("!~=", "!~");
});

function checkFixed(written: string, meant: string): void {
  const text = `up{job="a", b${written}"x"}`;
  const [problem] = parseExpression(text, testReadOptions).problems;
  const [fix] = problem?.fixes ?? [];
  assert.equal(fix && applyEdits(text, fix.edits), `up{job="a", b${meant}"x"}`, written);
}
