import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPage } from "./check-page.ts";

test("the page of a check lies in the repository, however its address is written", () => {
  const page = "https://github.com/somebody/promrules/blob/HEAD/docs/checks/invalid-name.md";
  for (const repository of [
    "github:somebody/promrules",
    "somebody/promrules",
    "https://github.com/somebody/promrules",
    { url: "git+https://github.com/somebody/promrules.git" },
  ]) {
    assert.equal(checkPage(repository, "invalid-name"), page);
  }
});

test("there is no page while nobody says where the project lives", () => {
  assert.equal(checkPage(undefined, "invalid-name"), undefined);
});
