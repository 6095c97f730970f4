import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutLinks } from "./without-links.ts";

test("nothing is left that VS Code takes for a link, and all can still be read", () => {
  const said = 'it answers: [log in](command:workbench.action.quit "x") for up{a=~"[ab](c)"}';
  const shown = withoutLinks(said);
  // As `parseLinkedText` of VS Code finds links.
  assert.doesNotMatch(shown, /\[([^\]]+)\]\(/);
  assert.equal(shown.replaceAll(" ", ""), said.replaceAll(" ", ""));
});
