import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { showYaml } from "../../../../test/support/show-yaml.ts";
import { readYaml } from "./read.ts";

test("reads block maps and lists, scalars of every style, and comments", () => {
  checkTree(
    `
groups: # all of them
- name: 'it''s'
  rules:
    - expr: |
        up
          == 0
      note: >-
        folded
        text
      text: "tab\\t"
      plain: two
        lines
      nothing:
`,
    `
map 1-196
  groups: list 23-196
    - map 25-196
      name: single-quoted "'it''s'" = "it's"
      rules: list 52-196
        - map 54-196
          expr: literal "|\\n        up\\n          == 0" = "up\\n  == 0\\n"
          note: folded ">-\\n        folded\\n        text" = "folded text"
          text: double-quoted "\\"tab\\\\t\\"" = "tab\\t"
          plain: plain "two\\n        lines" = "two lines"
          nothing: plain ""
comment # all of them`,
  );
});

test("follows aliases and merge keys", () => {
  checkTree(
    `
base: &base {a: 1, b: 2}
list: [x, *base]
same: *base
more:
  <<: *base
  b: own
`,
    `
map 1-81
  base: flow map 13-25
    a: plain "1"
    b: plain "2"
  list: flow list 32-42
    - plain "x"
    - alias flow map 13-25
      a: plain "1"
      b: plain "2"
  same: alias flow map 13-25
    a: plain "1"
    b: plain "2"
  more: map 63-81
    b: plain "own"
    a: merged plain "1"`,
  );
});

function checkTree(text: string, expected: string): void {
  const [document] = readYaml(text, () => yaml);
  assert.ok(document);
  assert.deepEqual(document.problems, []);
  assert.equal(`\n${showYaml(text, document)}`, expected);
}
