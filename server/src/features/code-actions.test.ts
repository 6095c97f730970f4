import assert from "node:assert/strict";
import { test } from "node:test";
import { actionTitles, checkAction } from "../../../test/support/check-features.ts";

test("offers the fixes of the problem at the place, and to ignore it", () => {
  checkAction(
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        exp<|>: up\n",
    "Rename to `expr`",
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up\n",
  );
  checkAction(
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up\n        for: 5 min<|>utes\n",
    "Ignore `invalid-duration` here",
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up\n        # promrules: ignore invalid-duration\n        for: 5 minutes\n",
  );
});

test("the comment stands above the key of a text of several lines", () => {
  checkAction(
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: |\n          sum(\n            foo bar<|>\n          )\n",
    "Ignore `promql-syntax` here",
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        # promrules: ignore promql-syntax\n        expr: |\n          sum(\n            foo bar\n          )\n",
  );
});

test("line ends stay as they are", () => {
  checkAction(
    "groups:\r\n  - name: a\r\n    rules:\r\n      - alert: A\r\n        expr: up\r\n        for: so<|>on\r\n",
    "Ignore `invalid-duration` here",
    "groups:\r\n  - name: a\r\n    rules:\r\n      - alert: A\r\n        expr: up\r\n        # promrules: ignore invalid-duration\r\n        for: soon\r\n",
  );
});

test("offers nothing where there is no problem", () => {
  assert.deepEqual(actionTitles("groups:\n  - name: a<|>\n    rules: []\n"), []);
});

test("a check that finds several things at a place is offered to be ignored once", () => {
  const titles = actionTitles("groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: sum(<|>\n");
  assert.equal(titles.filter((title) => title.startsWith("Ignore")).length, 1);
});

test("all safe fixes are made at once when the client asks for them, and no others", () => {
  const rule = (expr: string): string => `      - alert: A\n        expr: ${expr}\n`;
  const file = (...exprs: readonly string[]): string =>
    `groups:\n  - name: a<|>\n    rules:\n${exprs.map(rule).join("")}`;
  checkAction(
    file("up && down", 'up{a=="b"}', "up"),
    "Fix all problems that have a safe fix",
    file("up && down", 'up{a="b"}', "up").replace("<|>", ""),
    ["source.fixAll"],
  );
});

test("problems of one kind are fixed together, and only where it is clear how", () => {
  const file = (...values: readonly string[]): string =>
    `groups:\n${values.map((value) => `  - name: ${value}\n    interval: ${value}\n    rules: []\n`).join("")}`;
  const unknown = (key: string): string => `  - name: ${key}\n    ${key}: 1m\n    rules: []\n`;
  const known = (key: string): string => `  - name: ${key}\n    interval: 1m\n    rules: []\n`;
  checkAction(
    `groups:\n${unknown("intervall")}${unknown("intervl").replace("    i", "    i<|>")}${file("1m").slice(8)}`,
    "Fix all `unknown-field` problems in this file",
    `groups:\n${known("intervall")}${known("intervl")}${file("1m").slice(8)}`,
  );
  assert.ok(
    !actionTitles(`groups:\n${unknown("interv<|>al2")}`).some((title) => title.startsWith("Fix all")),
  );
});

test("fixes of all problems are not offered with those of one", () => {
  const marked = "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up + <|>bool 1\n";
  assert.ok(!actionTitles(marked).some((title) => title.startsWith("Fix all")));
});
