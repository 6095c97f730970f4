import assert from "node:assert/strict";
import { test } from "node:test";
import { code, inParentheses, textOf } from "./sentence.ts";

test("where no links are shown, a place goes with the parentheses around it, and nothing else does", () => {
  const place = { file: "/a.yml", span: { from: 0, to: 1 } };
  const sentence = ["copied by ", code("f ()"), ...inParentheses(place), ", and (more)"];
  assert.equal(textOf(sentence), "copied by f (), and (more)");
});
