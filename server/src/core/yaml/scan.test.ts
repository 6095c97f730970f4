import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { Random } from "../../../../test/support/random.ts";
import { showYaml, yamlData } from "../../../../test/support/show-yaml.ts";
import { readYaml } from "./read.ts";
import { scanYaml } from "./scan.ts";

const ruleFile = `# Rules of the team.
groups:
- name: node
  interval: 1m
  rules:
  - alert: 'Node''sDown'
    expr: up{job="node"} == 0 # seconds
    for: 5m
    labels: {severity: page, "team": 'x, y', list: [a, "b", {c: d}]}
    annotations:
      summary: "{{ $labels.instance }}: \\"down\\"\\tor \\u00fcp"

      # More to read.
      description: >-
        folded
        text

          deeper
  - record: a:b
    expr: |
      sum(
        rate(x[5m])
      ) # in the scalar
    labels:
  -
    alert: Plain
    expr:
      up
        == 0

      and x
    annotations:
      "quoted key": 'two
        lines'
      'n': |2+
          indented

`;

test("scans a rule file", () => {
  const document = scanYaml(ruleFile);
  assert.ok(document);
  assert.equal(showYaml(ruleFile, document), showYaml(ruleFile, readYaml(ruleFile, () => yaml)[0]!));
});

test("scans a lone rule", () => {
  const document = scanYaml("      - alert: X\n        expr: up == 0\n");
  assert.deepEqual(yamlData(document?.root), [{ alert: "X", expr: "up == 0" }]);
});

test("leaves what it is not sure of", () => {
  for (const text of [
    "a: &x b",
    "a: *x",
    "a: !!str b",
    "---\na: b",
    "a: b\n...\n",
    "%YAML 1.1\n",
    "a: [b,\n  c]",
    "a:\n\tb: c",
    "a: 1\na: 2",
    "a:\n  b: 1\n c: 2",
    'a: "\\q"',
    'a: "b',
    "\ufeffa: b",
    "? a\n: b",
    "<<: {a: b}",
    "a: b: c",
    "a: b\u2028c",
    "a",
    "a: {b}",
    "a: {b: }",
    "- a\nb: c",
    "a: |\n   \n  b\n",
    "a: @b",
    "a: b\rc: d",
  ]) {
    assert.equal(scanYaml(text), undefined, JSON.stringify(text));
  }
});

test("agrees with the full reader on thousands of damaged rule files", () => {
  const random = new Random(1);
  let answered = 0;
  for (let round = 0; round < 2000; round++) {
    const text = damaged(ruleFile, random);
    const document = scanYaml(text);
    if (document === undefined) continue;
    answered++;
    assert.deepEqual(
      [document],
      readYaml(text, () => yaml),
      JSON.stringify(text),
    );
  }
  assert.ok(answered > 400, `only ${answered} were scanned`);
});

const pieces =
  `" ' | > |2 >- - ? : , # [ ] { } & * ! % @ \` \\ \\x '' \\" <<: --- ... {a:b} {a: b} [a] "a" 'a' a: b:c ~ é 😀`
    .split(" ")
    .concat([
      "\n",
      "\r\n",
      "\r",
      "\t",
      " ",
      "  ",
      ": ",
      " #",
      "\n  ",
      "\n---\n",
      "- - ",
      "\n\n",
      "\u0085",
      "\ufeff",
      "\\\n",
    ]);

function damaged(text: string, random: Random): string {
  const lines = text.split("\n");
  const from = random.below(lines.length);
  let result = lines.slice(from, from + 1 + random.below(20)).join("\n");
  if (random.chance(0.75)) result += "\n";
  for (let edits = random.below(4); edits > 0; edits--) {
    const at = random.below(result.length + 1);
    const removed = random.chance(0.3) ? random.below(12) : 0;
    const added = random.chance(0.3) ? "" : random.pick(pieces);
    result = result.slice(0, at) + added + result.slice(at + removed);
  }
  return result;
}
