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
