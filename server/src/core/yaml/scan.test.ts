import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { damageYaml } from "../../../../test/support/damage-yaml.ts";
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
  for (let round = 0; round < 1000; round++) {
    const text = damageYaml(ruleFile, random);
    const document = scanYaml(text);
    if (document === undefined) continue;
    answered++;
    assert.deepEqual(
      [document],
      readYaml(text, () => yaml),
      JSON.stringify(text),
    );
  }
  assert.ok(answered > 200, `only ${answered} were scanned`);
});
