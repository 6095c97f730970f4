import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { readYaml } from "./read.ts";
import { relocate } from "./relocate.ts";
import { scalarMap } from "./scalar-map.ts";
import type { YamlDocument, YamlMap, YamlScalar } from "./yaml-node.ts";

test("YAML within a literal scalar has its places in the file", () => {
  const text = "data:\n  a.yml: |\n    groups:\n    - name: up\n";
  const inner = asMap(documentsWithin(text, scalarAt(text, "data", "a.yml"))[0]!);
  const { key, value } = inner.entries[0]!;
  assert.equal(text.slice(key.span.from, key.span.to), "groups");
  assert.equal(text.slice(value.span.from, value.span.to), "- name: up");
});

test("a character is found through every scalar around it", () => {
  const rules = 'expr: "a\\tb"\nfolded: >\n  c\n  d\n';
  const text = `a: ${JSON.stringify(rules)}\n`;
  const inner = asMap(documentsWithin(text, scalarAt(text, "a"))[0]!);
  const expr = inner.entries[0]!.value as YamlScalar;
  assert.equal(expr.value, "a\tb");
  const map = scalarMap(text, expr);
  assert.equal(text[map.toSource(0)], "a");
  assert.equal(text[map.toSource(2)], "b");
  const folded = inner.entries[1]!.value as YamlScalar;
  assert.equal(folded.value, "c d\n");
  assert.equal(text[scalarMap(text, folded).toSource(2)], "d");
  assert.equal(map.toValue(map.toSource(2)), 2);
});

test("a text within a text within a text", () => {
  const innermost = "x: 'it''s'\n";
  const middle = `y: ${JSON.stringify(innermost)}\n`;
  const text = `z: |\n  ${middle}`;
  const outer = documentsWithin(text, scalarAt(text, "z"));
  const scalar = asMap(outer[0]!).entries[0]!.value as YamlScalar;
  const documents = relocate(
    readYaml(scalar.value, () => yaml),
    scalar.value,
    scalarMap(text, scalar),
  );
  const found = asMap(documents[0]!).entries[0]!.value as YamlScalar;
  assert.equal(found.value, "it's");
  assert.equal(text[scalarMap(text, found).toSource(3)], "s");
  assert.equal(text.slice(found.span.from, found.span.to), "'it''s'");
});

test("nodes that aliases lead to stay one node", () => {
  const text = "a: |\n  b: &c {d: 1}\n  e: *c\n";
  const inner = asMap(documentsWithin(text, scalarAt(text, "a"))[0]!);
  assert.equal(inner.entries[0]!.value, inner.entries[1]!.value);
  const { alias } = inner.entries[1]!;
  assert.equal(text.slice(alias!.from, alias!.to), "*c");
});

function documentsWithin(text: string, scalar: YamlScalar): YamlDocument[] {
  return relocate(
    readYaml(scalar.value, () => yaml),
    scalar.value,
    scalarMap(text, scalar),
  );
}

function scalarAt(text: string, ...path: string[]): YamlScalar {
  let node = readYaml(text, () => yaml)[0]!.root!;
  for (const name of path) {
    assert.equal(node.kind, "map");
    node = (node as YamlMap).entries.find(({ key }) => key.value === name)!.value;
  }
  return node as YamlScalar;
}

function asMap(document: YamlDocument): YamlMap {
  assert.equal(document.root?.kind, "map");
  return document.root as YamlMap;
}
